using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Xunit;

namespace Sentinel.PerfGate.Tests.Gate;

/// <summary>Runs of the gate over a fake machine, with real budget files and a real output folder.</summary>
internal sealed class GateRunFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfgate-run-");

    public GateRunFixture(int seed = 1)
    {
        Machine = new FakeMachine(seed);
        Assembly = Path.Combine(_folder.FullName, "Perf.dll");
        File.WriteAllText(Assembly, "");
    }

    public FakeMachine Machine { get; }

    public RecordedProgress Progress { get; } = new();

    public string Assembly { get; }

    public string Output => Path.Combine(_folder.FullName, "out");

    public string Results => Path.Combine(Output, "results.json");

    public string WriteFile(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public string Budgets(string targets) => WriteFile("budgets.json", $$"""{ "version": 1, "budgets": {{targets}} }""");

    public GateRunOptions Options(string budgets) => new()
    {
        Projects = [new PerfProject(null, Assembly)],
        BudgetFiles = [Budgets(budgets)],
        OutDirectory = Output,
        RunId = "run-1",
        Seed = 1,
    };

    public Task<GateReport> RunAsync(string budgets, Func<GateRunOptions, GateRunOptions>? change = null, CancellationToken? cancellation = null)
    {
        var options = Options(budgets);
        return GateRun.ExecuteAsync(
            change?.Invoke(options) ?? options, Machine, Progress, Machine.Time, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Measures once and keeps the results as a stored base.</summary>
    public async Task<string> StoredBaseAsync(string budgets, Func<ResultsDocument, ResultsDocument>? change = null)
    {
        var report = await RunAsync(budgets, options => options with { Launches = 10 });
        var path = Path.Combine(_folder.FullName, "base.json");
        await ResultsFile.WriteAsync(change?.Invoke(report.Results) ?? report.Results, path, TestContext.Current.CancellationToken);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
