using System.Text.Json;
using Sentinel.PerfGate.Gate.Processes;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Projects;

/// <summary>Builds a perf project in Release by the dotnet command, and asks it where the assembly went.</summary>
internal static class ProjectBuild
{
    // No node and no compiler server may outlive the build: they would share the machine with what is measured.
    private static readonly string[] Arguments =
    [
        "-c", "Release", "-nologo", "-v", "minimal", "-nodeReuse:false",
        "-p:RunPerfGate=false", "-p:UseSharedCompilation=false", "-p:UseRazorBuildServer=false", "-tl:off",
    ];

    /// <returns>The full path of the built assembly.</returns>
    /// <exception cref="ProjectBuildException">It does not build, or builds nothing that can be measured.</exception>
    public static async Task<string> BuildAsync(string projectFile, Action<string>? onLine, CancellationToken cancellation)
    {
        var directory = Path.GetDirectoryName(projectFile)!;
        var framework = await ChooseFrameworkAsync(projectFile, directory, cancellation);
        IReadOnlyList<string> target = framework is null ? [] : ["-f", framework];
        var build = await RunAsync(["build", projectFile, .. Arguments, .. target], directory, onLine, cancellation);
        if (!build.Succeeded)
            throw new ProjectBuildException(FirstErrors(build), string.Join('\n', build.Output.Concat(build.Errors)));

        var path = (await QueryAsync(projectFile, directory, framework, cancellation)).GetValueOrDefault("TargetPath");
        if (string.IsNullOrEmpty(path)) throw new ProjectBuildException("it has no TargetPath: it is not a project that builds an assembly");
        var full = Path.GetFullPath(path, directory);
        if (!File.Exists(full)) throw new ProjectBuildException($"the build succeeded and left no {full}");
        return full;
    }

    /// <summary>The framework to measure of a project that has several: the newest one this runtime can run.</summary>
    private static async Task<string?> ChooseFrameworkAsync(string projectFile, string directory, CancellationToken cancellation)
    {
        var properties = await QueryAsync(projectFile, directory, framework: null, cancellation);
        return string.IsNullOrEmpty(properties.GetValueOrDefault("TargetFramework"))
            ? TargetFrameworks.Newest(properties.GetValueOrDefault("TargetFrameworks") ?? "", Environment.Version.Major)
            : null;
    }

    private static async Task<Dictionary<string, string>> QueryAsync(
        string projectFile,
        string directory,
        string? framework,
        CancellationToken cancellation)
    {
        IReadOnlyList<string> target = framework is null ? [] : [$"-p:TargetFramework={framework}"];
        var query = await RunAsync(
            [
                "msbuild", projectFile, "-nologo", "-nodeReuse:false", "-p:Configuration=Release", "-p:RunPerfGate=false", .. target,
                "-getProperty:TargetPath", "-getProperty:TargetFramework", "-getProperty:TargetFrameworks",
            ],
            directory,
            onLine: null,
            cancellation);
        if (!query.Succeeded) throw new ProjectBuildException(FirstErrors(query), query.Text);
        return Properties(query.Text);
    }

    private static Dictionary<string, string> Properties(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.GetProperty("Properties").EnumerateObject()
                .ToDictionary(property => property.Name, property => property.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException error)
        {
            throw new ProjectBuildException("msbuild -getProperty answered with something else: " + answer.ReplaceLineEndings(" "), error);
        }
    }

    private static async Task<ChildResult> RunAsync(
        IReadOnlyList<string> arguments,
        string directory,
        Action<string>? onLine,
        CancellationToken cancellation)
    {
        try
        {
            return await ChildProcess.RunAsync(DotnetHost.Path, arguments, directory, onLine, cancellation);
        }
        catch (ChildNotStartedException error)
        {
            throw new ProjectBuildException(error.Message, error);
        }
    }

    private static string FirstErrors(ChildResult build)
    {
        var errors = build.Output.Concat(build.Errors)
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains("error MSB", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Distinct()
            .Take(3)
            .ToList();
        return errors.Count > 0 ? string.Join(" | ", errors) : $"exit code {build.ExitCode}: {build.LastWords(3)}";
    }
}
