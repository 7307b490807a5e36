using System.Reflection;

namespace Sentinel.PerfGate.Reporting;

/// <summary>Texts that ship inside an assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The resource whose logical name is <paramref name="name"/>.</summary>
    public static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} was built without its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
