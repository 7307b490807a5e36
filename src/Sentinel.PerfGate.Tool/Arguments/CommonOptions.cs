using System.CommandLine;
using System.CommandLine.Parsing;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;

namespace Sentinel.PerfGate.Tool.Arguments;

/// <summary>Options that several commands have, each the same everywhere.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Budgets() => new("--budgets")
    {
        Description = "Budget files, as a glob. Default: budgets/*.json of the nearest folder upwards, from here and from each project.",
        HelpName = "GLOB",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<OutputFormat> Format() =>
        Format("What standard output gets: text, json (the verdict document alone), github (annotations) or msbuild (canonical lines). Default: text.", "text|json|github|msbuild");

    public static Option<OutputFormat> Format(string description, string values) => new("--format")
    {
        Description = description,
        HelpName = values,
        CustomParser = result => Choice(result, OutputFormat.Text),
    };

    public static Option<string?> Out(string content) => new("--out")
    {
        Description = content,
        HelpName = "DIR",
    };

    public static Option<bool> Strict() => new("--strict")
    {
        Description = "Undecided and new verdicts give exit code 3.",
    };

    public static Option<string?> RunId() => new("--run-id")
    {
        Description = "The id of the run in every document it writes. Default: a new one.",
        HelpName = "ID",
    };

    public static Option<string?> SummaryId() => new("--as")
    {
        Description = "The target id of k6 summaries; their tagged parts stand behind it. Default: k6.",
        HelpName = "ID",
        CustomParser = result =>
        {
            var id = result.Tokens[0].Value;
            if (id.Length > 0 && !id.Contains('*', StringComparison.Ordinal) && !id.Any(char.IsWhiteSpace) && !id.Split('/').Contains("", StringComparer.Ordinal)) return id;
            result.AddError($"\"{id}\" is no target id; write for example k6/light.");
            return null;
        },
    };

    public static Option<double> Confidence() => new("--confidence")
    {
        Description = "1 - the chance that unchanged code fails. Default: 99%.",
        HelpName = "99%",
        DefaultValueFactory = _ => 0.99,
        CustomParser = result => Parsed(
            result,
            FractionArgument.Parse(result.Tokens[0].Value) is { } value and >= 0.5 and < 1 ? value : (double?)null,
            "is no confidence; write a share from 50% to below 100%, for example 99%"),
    };

    public static Option<TimeSpan> TimeLimit(TimeSpan byDefault, string name = "--time-limit") => new(name)
    {
        Description = $"How long measuring may take, builds not counted. Default: {byDefault.TotalMinutes:0.##}m.",
        HelpName = $"{byDefault.TotalMinutes:0.##}m",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result => Parsed(result, DurationArgument.Parse(result.Tokens[0].Value), $"is no length of time; {DurationArgument.Form}"),
    };

    public static Option<int?> Launches() => new("--launches")
    {
        Description = "Launches of a target that is not compared launch by launch. Default: "
            + $"{GateRunOptions.DefaultLaunches}, up to {GateRunOptions.DefaultLaunchesForMeans} with a mean to judge, or {GateRunOptions.DefaultLaunchesAgainstStoredBase} against a stored base.",
        HelpName = "N",
        CustomParser = result => Parsed(
            result,
            int.TryParse(result.Tokens[0].Value, out var count) && count is >= 1 and <= 1000 ? count : (int?)null,
            "is no number of launches; write a whole number from 1 to 1000"),
    };

    public static Option<int?> Seed() => new("--seed")
    {
        Description = "Seed of the order of launches and of random arrivals. Default: a new one, which the report names.",
        HelpName = "N",
        CustomParser = result => Parsed(
            result,
            int.TryParse(result.Tokens[0].Value, out var seed) ? seed : (int?)null,
            "is no seed; write a whole number"),
    };

    public static Option<TimeSpan?> Duration(string name, string description, string example, bool zeroAllowed = false) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = result => zeroAllowed && result.Tokens[0].Value is "0" or "0s"
            ? TimeSpan.Zero
            : Parsed(result, DurationArgument.Parse(result.Tokens[0].Value), $"is no length of time; {DurationArgument.Form}"),
    };

    public static Option<int?> Count(string name, string description, int highest) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parsed(
            result,
            int.TryParse(result.Tokens[0].Value, out var count) && count >= 1 && count <= highest ? count : (int?)null,
            $"is no whole number from 1 to {highest:#,0}"),
    };

    private static OutputFormat Choice(ArgumentResult result, OutputFormat byDefault)
    {
        var text = result.Tokens[0].Value;
        if (Enum.TryParse<OutputFormat>(text, ignoreCase: true, out var format) && !char.IsAsciiDigit(text[0])) return format;
        result.AddError($"\"{text}\" is no format. Valid values are text, json, github and msbuild.{Suggestion.Sentence(text, ["text", "json", "github", "msbuild"])}");
        return byDefault;
    }

    /// <summary>The value of an option, or the complaint that there is none.</summary>
    public static T Parsed<T>(ArgumentResult result, T? value, string complaint)
        where T : struct
    {
        if (value is null) result.AddError($"\"{result.Tokens[0].Value}\" {complaint}.");
        return value ?? default;
    }
}
