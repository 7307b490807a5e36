using System.Text.Json;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace Sentinel.PerfGate.Tasks.Tests;

public sealed class RunPerfGateTests : IDisposable
{
    private const string Pass = "--fake-verdicts \"{'format':'perfgate.verdicts/1','runId':'RUNID','outcome':'pass','exitCode':0}\"";

    private readonly TemporaryDirectory folder = new();
    private readonly RecordingEngine engine = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Exit_code_0_with_the_verdicts_of_this_run_is_green()
    {
        Assert.True(Gate(Pass).Execute());
        Assert.Empty(engine.Errors);
        Assert.DoesNotContain(engine.Messages, m => m.Message!.Contains("waiting", StringComparison.Ordinal));
    }

    [Fact]
    public void Exit_code_0_without_verdicts_is_red()
    {
        Assert.False(Gate("").Execute());
        AssertOneError("PERF401", "wrote no");
    }

    [Theory]
    [InlineData("{'format':'perfgate.verdicts/1','runId':'another','outcome':'pass','exitCode':0}", "is of run another")]
    [InlineData("{'format':'perfgate.verdicts/1','runId':'RUNID','outcome':'fail','exitCode':1}", "says fail with exit code 1")]
    [InlineData("{'format':'perfgate.verdicts/1','runId':'RUNID','outcome':'invalid','exitCode':0}", "says invalid with exit code 0")]
    [InlineData("{'format':'perfgate.verdicts/1','runId':'RUNID','outcome':'pass'}", "exit code (none)")]
    [InlineData("{'runId':'RUNID','outcome':'pass','exitCode':0}", "no verdict document")]
    [InlineData("{'format':", "cannot be read")]
    [InlineData("null", "is empty")]
    public void Exit_code_0_with_verdicts_that_do_not_prove_it_is_red(string verdicts, string reason)
    {
        Assert.False(Gate($"--fake-verdicts \"{verdicts}\"").Execute());
        AssertOneError("PERF401", reason);
    }

    [Fact]
    public void Verdicts_left_by_an_earlier_run_prove_nothing()
    {
        Assert.True(Gate(Pass).Execute());
        Assert.False(Gate("").Execute());
        AssertOneError("PERF401", "not of this run");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_inconclusive_outcome_is_green_unless_strict(bool strict)
    {
        var task = Gate(Pass.Replace("'pass'", "'inconclusive'", StringComparison.Ordinal));
        task.Strict = strict;
        Assert.Equal(!strict, task.Execute());
    }

    [Fact]
    public void A_canonical_error_fails_the_build_at_its_own_place()
    {
        var task = Gate("--fake-say \"budgets/x.json(9,21): error PERF102: a/b is 8.2 % slower {0}\" --fake-exit 1");
        Assert.False(task.Execute());
        var error = Assert.Single(engine.Errors);
        Assert.Equal("PERF102", error.Code);
        Assert.Null(error.Subcategory);
        Assert.Equal(folder.File("budgets/x.json"), error.File);
        Assert.Equal((9, 21), (error.LineNumber, error.ColumnNumber));
        Assert.Equal("a/b is 8.2 % slower {0}", error.Message);
    }

    [Fact]
    public void An_error_with_exit_code_0_is_red()
    {
        Assert.False(Gate(Pass + " --fake-say \"perfgate: error PERF300: no worker\"").Execute());
        AssertOneError("PERF300", "no worker");
    }

    [Fact]
    public void A_warning_stays_a_warning_and_other_lines_are_shown()
    {
        Assert.True(Gate(Pass + " --fake-say \"b.json(1,2): warning PERF103: undecided\" --fake-say \"perfgate: pass. 58 pass\"").Execute());
        Assert.Equal("PERF103", Assert.Single(engine.Warnings).Code);
        Assert.Contains(engine.Messages, m => m.Message == "perfgate: pass. 58 pass" && m.Importance == MessageImportance.High);
    }

    [Fact]
    public void A_program_that_dies_without_a_reason_is_red_and_its_last_words_are_kept()
    {
        Assert.False(Gate("--fake-say-error \"out of memory\" --fake-exit 134").Execute());
        AssertOneError("PERF401", "exit code 134");
        AssertOneError("PERF401", "out of memory");
    }

    [Fact]
    public void A_program_that_is_not_there_is_red()
    {
        var task = Gate(Pass);
        task.Program = folder.File("none.dll");
        Assert.False(task.Execute());
        AssertOneError("PERF401", "none.dll does not exist");
    }

    [Fact]
    public void A_host_that_cannot_be_started_is_red()
    {
        var task = Gate(Pass);
        task.DotnetHost = folder.File("no-dotnet");
        Assert.False(task.Execute());
        Assert.NotEmpty(engine.Errors);
    }

    [Fact]
    public void Nothing_to_measure_is_red()
    {
        var task = Gate(Pass);
        task.Assemblies = [];
        task.Projects = [];
        Assert.False(task.Execute());
        AssertOneError("PERF401", "no perf project");
    }

    [Fact]
    public void An_assembly_without_its_project_or_its_file_is_red()
    {
        var task = Gate(Pass);
        task.Projects = [];
        Assert.False(task.Execute());
        AssertOneError("PERF401", "1 assemblies came with 0 projects");

        task = Gate(Pass);
        task.Assemblies = [new TaskItem(folder.File("gone.dll"))];
        Assert.False(task.Execute());
        Assert.Contains(engine.Errors, e => e.Message!.Contains("gone.dll does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_property_becomes_an_argument_and_empty_ones_do_not()
    {
        var task = Gate(Pass + " --fake-record record.json");
        task.Budgets = "my budgets/*.json";
        task.Scenarios = "loads/*.json";
        task.Base = "git:HEAD";
        task.TimeLimit = "5m";
        task.Filter = "a/**";
        task.Strict = true;
        Assert.True(task.Execute());
        var arguments = Recorded().GetProperty("args").EnumerateArray().Select(a => a.GetString()!).ToList();
        Assert.Equal(
            ["run", "--assembly", task.Assemblies[0].ItemSpec, "--project", task.Projects[0].ItemSpec, "--budgets", "my budgets/*.json",
                "--scenarios", "loads/*.json", "--base", "git:HEAD", "--time-limit", "5m", "--filter", "a/**", "--strict", "--out", folder.File("out dir"), "--run-id"],
            arguments.Take(19));
        Assert.Equal(["--format", "msbuild"], arguments.Skip(20).Take(2));
        Assert.Equal(folder.Path, Recorded().GetProperty("directory").GetString());

        Assert.True(Gate(Pass + " --fake-record record.json").Execute());
        Assert.DoesNotContain("--budgets", Recorded().GetProperty("args").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public void Another_gate_of_the_machine_is_waited_for_and_not_for_ever()
    {
        var task = Gate(Pass);
        task.LockWait = "00:00:00.3";
        using (MachineLock.Acquire(task.LockFile, TimeSpan.Zero, static _ => false))
        {
            Assert.False(task.Execute());
        }

        AssertOneError("PERF403", "another performance gate");
        Assert.Contains(engine.Messages, m => m.Message!.Contains("waiting for it", StringComparison.Ordinal) && m.Importance == MessageImportance.High);
        Assert.True(Gate(Pass).Execute());
    }

    [Fact]
    public void A_wait_that_is_no_time_is_refused()
    {
        var task = Gate(Pass);
        task.LockWait = "soon";
        Assert.False(task.Execute());
        AssertOneError("PERF401", "invalid PerfGateLockWait 'soon'");
    }

    [Fact]
    public async Task Cancelling_ends_the_program_and_what_it_started()
    {
        var started = folder.File("pids");
        var task = Gate($"--fake-hang \"{started}\"");
        using var watcher = new FileSystemWatcher(folder.Path) { EnableRaisingEvents = true };
        var execution = Task.Run(task.Execute, TestContext.Current.CancellationToken);
        while (!File.Exists(started))
        {
            Assert.False(execution.IsCompleted);
            watcher.WaitForChanged(WatcherChangeTypes.All, 200);
        }

        task.Cancel();
        Assert.False(await execution);
        Assert.Empty(engine.Errors);
        Assert.All(File.ReadAllText(started).Split(' '), id => Assert.True(RunningProcess.EndsSoon(int.Parse(id))));
    }

    [Fact]
    public void Cancelling_while_waiting_for_another_gate_ends_the_wait()
    {
        var task = Gate(Pass);
        using var other = MachineLock.Acquire(task.LockFile, TimeSpan.Zero, static _ => false);
        task.Cancel();
        Assert.False(task.Execute());
        Assert.Empty(engine.Errors);
    }

    private RunPerfGate Gate(string arguments) => new()
    {
        BuildEngine = engine,
        Assemblies = [new TaskItem(folder.Write("My Perf.dll", ""))],
        Projects = [new TaskItem(folder.File("My Perf.csproj"))],
        Program = Repository.FakeProgram,
        Root = folder.Path,
        Output = "out dir",
        Arguments = arguments,
        LockFile = folder.File("lock"),
    };

    private JsonElement Recorded() => JsonDocument.Parse(File.ReadLines(folder.File("record.json")).Last()).RootElement;

    private void AssertOneError(string code, string text)
    {
        var error = Assert.Single(engine.Errors);
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
