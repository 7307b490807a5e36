using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Xunit.Modes;

/// <summary>The mode that a test run is in: what the environment says, else what the build wrote down, else smoke.</summary>
internal static class ModeSetting
{
    public const string Variable = "PERFGATE_MODE";
    public const string Option = "Sentinel.PerfGate.Mode";

    private static readonly Dictionary<string, PerfMode> Valid = new(StringComparer.Ordinal)
    {
        ["measure"] = PerfMode.Measure,
        ["smoke"] = PerfMode.Smoke,
        ["off"] = PerfMode.Off,
    };

    /// <summary>The mode of this process.</summary>
    /// <exception cref="FormatException">PERF220: it is none.</exception>
    public static PerfMode Read() => Read(Environment.GetEnvironmentVariable(Variable), AppContext.GetData(Option) as string);

    /// <inheritdoc cref="Read()"/>
    public static PerfMode Read(string? variable, string? option) => (variable, option) switch
    {
        ({ Length: > 0 }, _) => Parse(Variable, variable),
        (_, { Length: > 0 }) => Parse(Option, option),
        _ => PerfMode.Smoke,
    };

    private static PerfMode Parse(string setting, string text) => Valid.TryGetValue(text, out var mode)
        ? mode
        : throw new FormatException(
            $"{DiagnosticCode.Usage}: {setting} is \"{text}\". Valid values are measure, smoke and off.{Suggestion.Sentence(text, Valid.Keys)}");
}
