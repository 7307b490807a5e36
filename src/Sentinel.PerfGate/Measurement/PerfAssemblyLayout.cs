using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement;

/// <summary>The files a perf assembly is run with: its own dependency graph, and the gate's library within it.</summary>
/// <param name="DepsFile">X.deps.json.</param>
/// <param name="RuntimeConfig">X.runtimeconfig.json.</param>
/// <param name="WorkerAssembly">Sentinel.PerfGate.dll of the user's graph.</param>
/// <param name="PackageFolders">Folders in which dependencies are looked for.</param>
internal sealed record PerfAssemblyLayout(string DepsFile, string RuntimeConfig, string WorkerAssembly, IReadOnlyList<string> PackageFolders)
{
    private const string Library = "Sentinel.PerfGate";

    /// <exception cref="WorkerException">PERF300: not built, or no perf project.</exception>
    public static PerfAssemblyLayout Of(string assembly, IEnumerable<string> packageFolders)
    {
        if (!File.Exists(assembly))
            throw Missing($"{assembly} does not exist: build the perf project first.");
        var deps = Required(Path.ChangeExtension(assembly, ".deps.json"), "It is written by the SDK's build; GenerateDependencyFile must not be false.");
        var config = Required(
            Path.ChangeExtension(assembly, ".runtimeconfig.json"),
            "Set <GenerateRuntimeConfigurationFiles>true</GenerateRuntimeConfigurationFiles> in the project (the package does).");
        var folders = packageFolders.Concat(UsualFolders()).Where(Directory.Exists).Distinct().ToList();
        return new(deps, config, FindWorker(assembly, deps, folders), folders);
    }

    private static string FindWorker(string assembly, string deps, List<string> folders)
    {
        var beside = Path.Combine(Path.GetDirectoryName(assembly)!, Library + ".dll");
        if (File.Exists(beside))
            return beside;
        var paths = LibraryPaths(deps);
        if (paths.Count == 0)
            throw Missing($"{Path.GetFileName(assembly)} is no perf project: it does not reference {Library}. `dotnet add PROJECT package {Library}` makes it one.");
        return folders.SelectMany(folder => paths.Select(path => Path.Combine(folder, path))).FirstOrDefault(File.Exists)
            ?? throw Missing($"{Library}.dll ({paths[0]}) is neither beside {Path.GetFileName(assembly)} nor in {string.Join(" or ", folders)}: restore the project.");
    }

    /// <summary>Paths below a packages folder at which the deps file says the library's assembly lies.</summary>
    private static List<string> LibraryPaths(string depsFile)
    {
        try
        {
            using var deps = JsonDocument.Parse(File.ReadAllBytes(depsFile));
            var library = deps.RootElement.GetProperty("libraries").EnumerateObject()
                .FirstOrDefault(one => one.Name.StartsWith(Library + "/", StringComparison.OrdinalIgnoreCase));
            if (library.Value.ValueKind != JsonValueKind.Object)
                return [];
            var folder = library.Value.TryGetProperty("path", out var path) ? path.GetString()! : library.Name.ToLowerInvariant();
            return [.. deps.RootElement.GetProperty("targets").EnumerateObject()
                .Where(target => target.Value.TryGetProperty(library.Name, out _))
                .Select(target => target.Value.GetProperty(library.Name))
                .Where(entry => entry.TryGetProperty("runtime", out _))
                .SelectMany(entry => entry.GetProperty("runtime").EnumerateObject())
                .Where(file => Path.GetFileName(file.Name) == Library + ".dll")
                .Select(file => $"{folder}/{file.Name}")];
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or IOException)
        {
            throw Missing($"{depsFile} cannot be read: {unreadable.Message}");
        }
    }

    private static IEnumerable<string> UsualFolders()
    {
        if (Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given)
            yield return given;
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    }

    private static string Required(string file, string advice) =>
        File.Exists(file) ? file : throw Missing($"{Path.GetFileName(file)} is missing beside the perf assembly. {advice}");

    private static WorkerException Missing(string reason) => new(new MeasurementFailure(DiagnosticCode.WorkerDidNotStart, reason));
}
