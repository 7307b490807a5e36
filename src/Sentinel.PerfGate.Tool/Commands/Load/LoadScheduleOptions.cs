using System.CommandLine;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>What is sent when, in a run without a scenario file: a rate, workers, or a named scenario.</summary>
internal sealed class LoadScheduleOptions
{
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(30);

    private readonly Option<double?> rate = new("--rate")
    {
        Description = "Requests started a second, whether or not those before have ended (open model).",
        HelpName = "1000",
        CustomParser = result => CommonOptions.Parsed(result, RateArgument.Parse(result.Tokens[0].Value), $"is no rate; {RateArgument.Form}"),
    };

    private readonly Option<int?> workers = CommonOptions.Count("--workers", "Workers that each send their next request when their last has ended (closed model).", 100_000);
    private readonly Option<string?> scenario = new("--scenario") { Description = "A scenario that is built in: smoke, load, stress, spike, soak or breakpoint.", HelpName = "NAME" };
    private readonly Option<TimeSpan?> duration = CommonOptions.Duration("--duration", "How long. Default: 30s.", "30s");
    private readonly Option<TimeSpan?> rampUp = CommonOptions.Duration("--ramp-up", "Time in which the workers begin, one after the other. It does not count.", "10s");
    private readonly Option<TimeSpan?> thinkTime = CommonOptions.Duration("--think-time", "Pause of a worker after each request.", "100ms");
    private readonly Option<int?> requests = CommonOptions.Count("--requests", "Requests of all workers together at which the run ends.", int.MaxValue);
    private readonly Option<bool> poisson = new("--poisson") { Description = "Starts as independent users make them, by --seed, instead of evenly." };

    /// <summary>All of them; they do not go together with a scenario file, which says the same.</summary>
    public IReadOnlyList<Option> All => [rate, workers, scenario, duration, rampUp, thinkTime, requests, poisson];

    /// <exception cref="ToolException">They do not go together: all mistakes at once.</exception>
    public LoadPlan Read(ParseResult parsed)
    {
        var name = parsed.GetValue(scenario);
        var mistakes = Mistakes(parsed, name).ToList();
        if (mistakes.Count > 0) throw UsageMistakes.Of(mistakes);
        var arrivals = parsed.GetValue(poisson) ? ArrivalKind.Poisson : ArrivalKind.Even;
        if (name is not null) return ScenarioCatalogue.Find(name)! with { Arrivals = arrivals };
        var length = parsed.GetValue(duration) ?? DefaultDuration;
        return parsed.GetValue(workers) is { } count
            ? LoadPlan.Closed(count, length, parsed.GetValue(rampUp) ?? TimeSpan.Zero) with { ThinkTime = parsed.GetValue(thinkTime) ?? TimeSpan.Zero, Iterations = parsed.GetValue(requests) }
            : LoadPlan.Constant(parsed.GetValue(rate)!.Value, length) with { Arrivals = arrivals };
    }

    private IEnumerable<string> Mistakes(ParseResult parsed, string? name)
    {
        Option[] models = [.. new Option[] { rate, workers, scenario }.Where(option => parsed.GetResult(option) is not null)];
        if (models.Length == 0) yield return "Nothing says how much load: write --rate 1000, --workers 10 or --scenario smoke. See `perfgate load --help`.";
        if (models.Length > 1) yield return $"{models[0].Name} and {models[1].Name} do not go together. Keep one of them.";
        var names = ScenarioCatalogue.All.Select(plan => plan.Name).ToArray();
        if (name is not null && ScenarioCatalogue.Find(name) is null)
            yield return $"--scenario: Unknown scenario \"{name}\". Valid values are {string.Join(", ", names)}; a file is named without an option.{Suggestion.Sentence(name, names)}";
        if (name is not null && parsed.GetResult(duration) is not null) yield return "--duration does not go with --scenario, whose stages have lengths of their own. Write --time-scale 0.1 to shorten them all.";
        if (parsed.GetResult(workers) is null)
        {
            foreach (var option in new Option[] { rampUp, thinkTime, requests }.Where(option => parsed.GetResult(option) is not null))
                yield return $"{option.Name} belongs to the closed model: write --workers too.";
        }
        else if (parsed.GetValue(poisson))
        {
            yield return "--poisson belongs to the open model: workers start a request when their last has ended.";
        }
    }
}
