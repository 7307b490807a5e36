using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Simulation.Drawing;

namespace Sentinel.PerfGate.Simulation.Comparing;

/// <summary>Two large results files of unchanged code, in a folder that goes with it.</summary>
internal sealed class ComparedFiles : IDisposable
{
    private const int Launches = 32;

    private const int Samples = 100;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgate-simulation-");

    public ComparedFiles(int targets, int seed)
    {
        Write(Base, targets, Draws.For(seed, "compare base", 0));
        Write(Head, targets, Draws.For(seed, "compare head", 0));
    }

    public string Base => Path.Combine(_folder.FullName, "base.json");

    public string Head => Path.Combine(_folder.FullName, "head.json");

    public void Dispose() => _folder.Delete(recursive: true);

    // Both are a head of their own, as files of two runs are.
    private static void Write(string path, int targets, Draws draws) => ResultsFile.WriteAsync(
        new ResultsDocument([.. Enumerable.Range(0, targets).Select(target => Target($"suite/{target:0000}", draws))]), path).GetAwaiter().GetResult();

    private static TargetResult Target(string id, Draws draws) => new(
        id, TargetKind.Benchmark, Side.Head, [.. Enumerable.Range(0, Launches).Select(_ => Launch(draws))]);

    private static Launch Launch(Draws draws)
    {
        var level = 1_000 * Math.Exp(0.02 * draws.Normal());
        return new Launch { Samples = [.. Enumerable.Range(0, Samples).Select(_ => Math.Round(level * Math.Exp(0.005 * draws.Normal()), 2))] };
    }
}
