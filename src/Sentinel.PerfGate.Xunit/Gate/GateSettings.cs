using System.Reflection;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Xunit.Gate;

/// <summary>How a test run is to judge: what the build wrote down for it (<c>runtimeconfig.json</c>), with the gate's own defaults.</summary>
internal sealed record GateSettings
{
    private const string Prefix = "Sentinel.PerfGate.";
    private const string DefaultOutput = "TestResults/perfgate";

    /// <summary>The folder that relative paths start at.</summary>
    public required string Root { get; init; }

    /// <summary>The project that the tests are built from; null when unknown, and then no base can be built.</summary>
    public string? Project { get; init; }

    /// <summary>Glob of the budget files; null: those of the nearest folder upwards.</summary>
    public string? Budgets { get; init; }

    public string? Base { get; init; }

    public TimeSpan TimeLimit { get; init; } = GateRunOptions.DefaultTimeLimit;

    /// <summary>The folder below which every measured test has one of its own.</summary>
    public required string Output { get; init; }

    public bool Strict { get; init; }

    /// <summary>The settings of this process.</summary>
    /// <exception cref="FormatException">PERF220: one of them is malformed.</exception>
    public static GateSettings Read(Assembly tests) => Read(name => AppContext.GetData(Prefix + name) as string, tests.Location);

    /// <inheritdoc cref="Read(Assembly)"/>
    public static GateSettings Read(Func<string, string?> option, string testAssembly)
    {
        var root = Value("Root") ?? Path.GetDirectoryName(testAssembly)!;
        return new GateSettings
        {
            Root = root,
            Project = Value("Project"),
            Budgets = Value("Budgets"),
            Base = Value("Base") is { } named && !named.StartsWith("git:", StringComparison.Ordinal) ? Path.GetFullPath(named, root) : Value("Base"),
            TimeLimit = Value("TimeLimit") is { } limit ? Duration(limit) : GateRunOptions.DefaultTimeLimit,
            Output = Path.Combine(Path.GetFullPath(Value("Output") ?? DefaultOutput, root), "tests", Path.GetFileNameWithoutExtension(testAssembly)),
            Strict = string.Equals(Value("Strict"), "true", StringComparison.OrdinalIgnoreCase),
        };

        string? Value(string name) => option(name) is { Length: > 0 } given ? given : null;
    }

    private static TimeSpan Duration(string text) => DurationArgument.Parse(text)
        ?? throw new FormatException($"{DiagnosticCode.Usage}: the time limit is \"{text}\": {DurationArgument.Form}.");
}
