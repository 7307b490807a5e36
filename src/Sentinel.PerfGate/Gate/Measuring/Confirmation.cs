using Sentinel.PerfGate.Gate.Judging;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Gate.Measuring;

/// <summary>Sets how many pairs suspects get, before the first of them is taken.</summary>
/// <param name="confidence">The run's confidence, for objectives that have none.</param>
/// <param name="time">What is left of it decides who is confirmed, and how well.</param>
internal sealed class Confirmation(double confidence, MeasuringTime time)
{
    // One busy moment on the machine must not cost a confirmation: with two pairs more than the test needs, one may go the other way.
    private const int SparePairs = 2;

    private const double Power = 0.95;

    // Few pairs of the screen give a spread that is often too small, and it is the estimates that came out too large that make suspects.
    private const double GrantedExcess = 0.5;

    /// <summary>
    /// The pairs of each suspect that fits. When the time does not do for all, the worst are confirmed and the others stay undecided;
    /// what time is left over then goes to those whose spread asks for more pairs than the test.
    /// </summary>
    /// <param name="suspects">The worst first.</param>
    public IReadOnlyDictionary<TargetProgress, int> Plan(IReadOnlyList<TargetProgress> suspects)
    {
        var plan = new Dictionary<TargetProgress, int>();
        if (suspects.Count == 0) return plan;

        var fewest = FewestPairs(suspects);
        foreach (var suspect in suspects)
        {
            plan[suspect] = fewest;
            if (!time.Allows(Cost(plan), TimeSpan.Zero)) plan.Remove(suspect);
        }
        foreach (var suspect in suspects.Where(plan.ContainsKey))
        {
            plan[suspect] = Math.Max(fewest, WantedPairs(suspect, suspects));
            while (plan[suspect] > fewest && Cost(plan) > time.Left) plan[suspect]--;
        }
        return plan;
    }

    /// <summary>What confirming would cost if these were the suspects.</summary>
    public TimeSpan Cost(IReadOnlyList<TargetProgress> suspects)
    {
        if (suspects.Count == 0) return TimeSpan.Zero;
        var pairs = FewestPairs(suspects);
        return Cost(suspects.ToDictionary(target => target, _ => pairs));
    }

    private static TimeSpan Cost(Dictionary<TargetProgress, int> plan) => plan.Count == 0
        ? TimeSpan.Zero
        : plan.Aggregate(LaunchCost.ConfirmingWorkers * plan.Values.Max(), (sum, target) => sum + (target.Key.Cost.Expected * 2 * target.Value));

    /// <summary>So many that the exact tests can fail all of them together, and clear any of them.</summary>
    private int FewestPairs(IReadOnlyList<TargetProgress> suspects)
    {
        var strictest = Confidences(suspects).Max();
        return Math.Max(Screening.ConfirmPairs(Tests(suspects), 1 - strictest) + SparePairs, ScreenLook.Confirming.FewestPairs(strictest));
    }

    /// <summary>
    /// So many that its slowdown is found with <see cref="Power"/> if half of what the screen saw beyond the limit is true; never more
    /// than a screen takes.
    /// </summary>
    private int WantedPairs(TargetProgress suspect, IReadOnlyList<TargetProgress> suspects)
    {
        var alpha = (1 - Confidences([suspect]).Max()) / Tests(suspects);
        var wanted = suspect.LastScreening!.Comparisons
            .Where(result => result.Decision == ScreeningDecision.Suspect)
            .Select(result => Settling.Pairs(result.Comparison, 1 - alpha, Power) / (GrantedExcess * GrantedExcess))
            .DefaultIfEmpty(0)
            .Max();
        return (int)Math.Ceiling(Math.Min(wanted, suspect.Looks.MostPairs));
    }

    private static int Tests(IReadOnlyList<TargetProgress> suspects) => suspects.Sum(target => target.Tests);

    private IEnumerable<double> Confidences(IEnumerable<TargetProgress> suspects) => suspects
        .SelectMany(target => target.Plan.Comparisons)
        .Select(objective => Math.Max(confidence, objective.Confidence ?? confidence));
}
