using System.Globalization;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Picks the framework to measure of a project that targets several.</summary>
internal static class TargetFrameworks
{
    /// <summary>The newest plain <c>netN.0</c> of a list separated by semicolons that a runtime of this major version can run; null: none.</summary>
    public static string? Newest(string frameworks, int runtimeMajor) =>
        frameworks
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => (Name: name, Version: VersionOf(name)))
            .Where(framework => framework.Version is { } version && version.Major >= 5 && version.Major <= runtimeMajor)
            .OrderByDescending(framework => framework.Version)
            .Select(framework => framework.Name)
            .FirstOrDefault();

    private static Version? VersionOf(string name) =>
        name.StartsWith("net", StringComparison.Ordinal)
        && decimal.TryParse(name.AsSpan(3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        && Version.TryParse(name.AsSpan(3), out var version)
            ? version
            : null;
}
