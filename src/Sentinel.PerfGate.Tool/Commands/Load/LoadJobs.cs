using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>What the command line asks for, as runs to make.</summary>
internal sealed class LoadJobs
{
    private const string DefaultProfile = "http";

    private readonly Option<string?> url = new("--url")
    {
        Description = "The address. With scenario files it takes the place of their target's, which requests with a path are below.",
        HelpName = "U",
    };

    private readonly Option<string?> profile = new("--profile")
    {
        Description = "The last part of the target's id, load/SCENARIO/PROFILE. Default: http. With scenario files: the one to run of several.",
        HelpName = "NAME",
    };

    private readonly LoadRequestOptions request = new();
    private readonly LoadScheduleOptions schedule = new();
    private readonly LoadRunOptions run = new();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[url, .. schedule.All, .. request.All, .. run.All, profile]) command.Add(option);
    }

    /// <exception cref="ToolException">The command line or a scenario file is wrong: all mistakes at once.</exception>
    public IReadOnlyList<LoadJob> Read(ParseResult parsed, IReadOnlyList<string> files, ToolConsole console)
    {
        if (files.Count > 0) return OfFiles(parsed, files, console);
        if (parsed.GetValue(url) is not { } address)
            throw new ToolException("Nothing to load is named. Write a scenario file, or --url http://127.0.0.1:3000/health --rate 1000. See `perfgate load --help`.");
        var plan = schedule.Read(parsed);
        var sent = request.Read(parsed, address, console);
        var name = parsed.GetValue(profile) ?? DefaultProfile;
        return [run.Apply(parsed, new($"load/{plan.Name}/{name}", plan, new(), sent), fileSeed: null)];
    }

    private LoadJob[] OfFiles(ParseResult parsed, IReadOnlyList<string> files, ToolConsole console)
    {
        if (schedule.All.Concat(request.All).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
            throw new ToolException($"{other.Name} does not go with a scenario file, which says it itself. Remove it, or leave the file out.");
        var missing = new List<Diagnostic>();
        var found = ScenarioFiles.Find(files, console.WorkingDirectory, missing);
        if (missing.Count > 0) throw new ToolException(ExitCodes.WrongInput, missing);
        var reading = ScenarioReader.Read(found, console.WorkingDirectory, new() { Variable = console.Variable, TargetUrl = Target(parsed) });
        if (reading.HasErrors) throw new ToolException(ExitCodes.WrongInput, reading.Diagnostics);
        var wanted = parsed.GetValue(profile);
        var jobs = reading.Scenarios
            .SelectMany(scenario => scenario.Profiles.Select(profile => (scenario, profile)))
            .Where(pair => wanted is null || pair.profile.Name == wanted)
            .Select(pair => run.Apply(parsed, new(pair.profile.Id, pair.scenario.Plan, pair.scenario.Options, pair.profile.Request), pair.scenario.Seed, pair.scenario.TimeScale))
            .ToArray();
        if (jobs.Length > 0) return jobs;
        var names = reading.Scenarios.SelectMany(scenario => scenario.Profiles).Select(profile => profile.Name).Distinct(StringComparer.Ordinal).ToArray();
        throw new ToolException(wanted is null
            ? $"There is no scenario in {string.Join(", ", files)}."
            : $"--profile: no scenario has a profile \"{wanted}\". Valid values are {string.Join(", ", names)}.{Suggestion.Sentence(wanted, names)}");
    }

    private Uri? Target(ParseResult parsed)
    {
        if (parsed.GetValue(url) is not { } text) return null;
        return PerfGate.Load.Scenarios.Reading.RequestReader.IsHttp(text) ? new(text) : throw new ToolException($"--url: \"{text}\" is no http or https address. Write for example http://127.0.0.1:3000.");
    }
}
