using System.Text;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Benchmarks.Rates;

/// <summary>What a suite measured.</summary>
/// <param name="Targets">One a benchmark, with its launches or with the reason why it was not measured.</param>
public sealed record SuiteRun(IReadOnlyList<TargetResult> Targets)
{
    /// <summary>Those that were measured, by their operations a second.</summary>
    public RateSummary Rates => RateSummary.Of(Targets);

    /// <summary>Those that were not.</summary>
    public IEnumerable<TargetResult> Failed => Targets.Where(target => target.Failure is not null);

    /// <summary>Category by category, then the whole.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var category in Rates.Categories)
        {
            text.Append(category.Key).AppendLine(":");
            foreach (var rate in category)
                text.Append("  ").Append(rate.Id).Append(": ").Append(rate).AppendLine();
        }

        foreach (var failed in Failed)
            text.Append(failed.Id).Append(": ").AppendLine(failed.Failure!.Reason);
        return text.Append(Rates).ToString();
    }
}
