using Sentinel.PerfGate.Simulation.Comparing;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Large results files are judged while one waits. The only row whose figure depends on the machine it runs on.</summary>
internal sealed class CompareRow : IRows
{
    private const int MostTargets = 1_000;

    private const double MostSeconds = 2;

    private const double MostMegabytes = 500;

    public IEnumerable<Row> Compute(Scale scale)
    {
        var targets = scale.Short ? MostTargets / 10 : MostTargets;
        using var files = new ComparedFiles(targets, scale.Seed);
        var (verdicts, seconds, megabytes) = ComparingProcess.Start(files);
        yield return new Row(
            $"`compare` of {targets:#,0} targets × 32 launches × 100 samples a side",
            $"≤ {MostSeconds} s, ≤ {MostMegabytes} MB",
            $"{seconds:0.0} s, {megabytes:0} MB",
            verdicts,
            verdicts == targets && seconds <= MostSeconds && megabytes <= MostMegabytes);
    }
}
