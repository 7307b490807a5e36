using System.Reflection;

namespace Sentinel.PerfGate.Tool.Setup;

/// <summary>The version of this command, which is that of the packages that go with it.</summary>
internal static class ToolVersion
{
    /// <summary>As packages are named, without what was built into it.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
