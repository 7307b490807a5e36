using Sentinel.PerfGate.Simulation.Comparing;
using Sentinel.PerfGate.Simulation.Table;

namespace Sentinel.PerfGate.Simulation.Rows;

/// <summary>Large results files are judged while one waits. The only row whose figure depends on the machine it runs on.</summary>
internal sealed class CompareRow : IPromises
{
    private const int MostTargets = 1_000;

    private const double MostSeconds = 2;

    private const double MostMegabytes = 500;

    public IEnumerable<Promise> At(Scale scale)
    {
        var targets = scale.Short ? MostTargets / 10 : MostTargets;
        yield return new Promise(
            $"`compare` of {targets:#,0} targets × 32 launches × 100 samples a side",
            $"≤ {MostSeconds} s{(scale.Short ? " on two idle processors" : "")}, ≤ {MostMegabytes} MB",
            () => Compare(targets, scale));
    }

    private static Reached Compare(int targets, Scale scale)
    {
        using var files = new ComparedFiles(targets, scale.Seed);
        var cost = ComparingProcess.Start(files);
        // Beside other work the seconds of a short run tell how busy the machine is, those of processors what the comparison takes.
        var seconds = scale.Short ? cost.ProcessorSeconds / 2 : cost.Seconds;
        return new Reached(
            $"{cost.Seconds:0.0} s, {cost.ReadingSeconds:0.0} s of them reading ({cost.ProcessorSeconds:0.0} s of processors), {cost.Megabytes:0} MB",
            cost.Verdicts,
            cost.Verdicts == targets && seconds <= MostSeconds && cost.Megabytes <= MostMegabytes);
    }
}
