using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Sentinel.PerfGate.Tasks;

/// <summary>
/// Starts the <c>perfgate</c> program on perf projects that are built already, and turns what it says into errors and warnings of
/// the build. It succeeds only with proof: exit code 0 and the verdicts of this very run.
/// </summary>
public sealed class RunPerfGate : ToolTask
{
    private const int LinesKept = 5;

    private readonly object cancellation = new();
    private readonly Queue<string> lastLines = new();
    private readonly string runId = Guid.NewGuid().ToString("N");
    private bool cancelled;

    /// <summary>The perf assemblies to measure, full paths.</summary>
    [Required]
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The projects they were built from, in the same order.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>Full path of <c>perfgate.dll</c>.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The folder that receives results, verdicts and reports; a relative path starts at <see cref="Root"/>.</summary>
    [Required]
    public string Output { get; set; } = "";

    /// <summary>The folder the program runs in and relative paths start at.</summary>
    [Required]
    public string Root { get; set; } = "";

    /// <summary>Full path of the <c>dotnet</c> host; empty: the one that runs this build.</summary>
    public string DotnetHost { get; set; } = "";

    /// <summary>Glob of the budget files; empty: those of the nearest <c>budgets</c> folder upwards.</summary>
    public string Budgets { get; set; } = "";

    /// <summary>Load scenario files, as a glob; empty: <c>scenarios/*.json</c> beside each perf project and beside the budgets' folder.</summary>
    public string Scenarios { get; set; } = "";

    /// <summary>What to compare with: <c>git:REF</c>, a results file or a folder; empty: nothing.</summary>
    public string Base { get; set; } = "";

    /// <summary>How long measuring may take (<c>5m</c>); empty: the program's default.</summary>
    public string TimeLimit { get; set; } = "";

    /// <summary>Glob of the targets to judge; empty: all.</summary>
    public string Filter { get; set; } = "";

    /// <summary>Whether an inconclusive or new verdict breaks the build.</summary>
    public bool Strict { get; set; }

    /// <summary>More arguments, as they are written on a command line.</summary>
    public string Arguments { get; set; } = "";

    /// <summary>How long to wait for another gate of this machine, as a <see cref="TimeSpan"/>. Default: 30 minutes.</summary>
    public string LockWait { get; set; } = "00:30:00";

    /// <summary>The file that is held while measuring; empty: one for the whole machine.</summary>
    public string LockFile { get; set; } = "";

    /// <inheritdoc />
    protected override string ToolName => Path.DirectorySeparatorChar == '\\' ? "dotnet.exe" : "dotnet";

    /// <inheritdoc />
    protected override MessageImportance StandardOutputLoggingImportance => MessageImportance.High;

    /// <inheritdoc />
    protected override MessageImportance StandardErrorLoggingImportance => MessageImportance.Normal;

    /// <inheritdoc />
    protected override Encoding StandardOutputEncoding => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    protected override Encoding StandardErrorEncoding => StandardOutputEncoding;

    private string OutputFolder => Path.GetFullPath(Path.Combine(Root, Output));

    /// <inheritdoc />
    public override bool Execute()
    {
        if (ReasonNotToStart() is { } reason)
        {
            return DidNotRun(reason);
        }

        if (!TimeSpan.TryParse(LockWait, out var wait) || wait < TimeSpan.Zero)
        {
            return DidNotRun($"invalid PerfGateLockWait '{LockWait}'; valid values are times such as 00:30:00");
        }

        using var measuring = TurnOnThisMachine(wait);
        if (CancelledWithin(TimeSpan.Zero))
        {
            return false;
        }

        if (measuring is null)
        {
            LogError("PERF403", $"another performance gate has been measuring on this machine for {wait:c}; two at once would measure " +
                "each other. Run them one after the other, or raise PerfGateLockWait.");
            return false;
        }

        using var end = new EndWithBuild(Cancel);
        return base.Execute() && !Log.HasLoggedErrors;
    }

    /// <inheritdoc />
    public override void Cancel()
    {
        lock (cancellation)
        {
            cancelled = true;
            Monitor.PulseAll(cancellation);
        }

        base.Cancel();
    }

    /// <inheritdoc />
    protected override string GenerateFullPathToTool()
    {
        var host = DotnetHost.Length > 0 ? DotnetHost : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        return string.IsNullOrEmpty(host) ? ToolName : host!;
    }

    /// <inheritdoc />
    protected override string GetWorkingDirectory() => Root;

    /// <inheritdoc />
    protected override string GenerateCommandLineCommands()
    {
        var commandLine = new CommandLineBuilder();
        commandLine.AppendSwitch("exec");
        commandLine.AppendFileNameIfNotNull(Program);
        commandLine.AppendSwitch("run");
        for (var i = 0; i < Assemblies.Length; i++)
        {
            commandLine.AppendSwitchIfNotNull("--assembly ", Assemblies[i].ItemSpec);
            commandLine.AppendSwitchIfNotNull("--project ", Projects[i].ItemSpec);
        }

        AppendOption(commandLine, "--budgets ", Budgets);
        AppendOption(commandLine, "--scenarios ", Scenarios);
        AppendOption(commandLine, "--base ", Base);
        AppendOption(commandLine, "--time-limit ", TimeLimit);
        AppendOption(commandLine, "--filter ", Filter);
        if (Strict)
        {
            commandLine.AppendSwitch("--strict");
        }

        AppendOption(commandLine, "--out ", OutputFolder);
        commandLine.AppendSwitchIfNotNull("--run-id ", runId);
        commandLine.AppendSwitch("--format msbuild");
        commandLine.AppendTextUnquoted(Arguments.Length > 0 ? " " + Arguments : "");
        return commandLine.ToString();
    }

    /// <inheritdoc />
    protected override ProcessStartInfo GetProcessStartInfo(string pathToTool, string commandLineCommands, string responseFileSwitch)
    {
        var start = base.GetProcessStartInfo(pathToTool, commandLineCommands, responseFileSwitch);
        ChildEnvironment.Scrub(start.Environment);
        return start;
    }

    /// <inheritdoc />
    protected override void LogToolCommand(string message) => Log.LogCommandLine(MessageImportance.Low, message);

    /// <inheritdoc />
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        var line = singleLine ?? "";
        var fromOutput = messageImportance == StandardOutputLoggingImportance;
        if (fromOutput && CanonicalLine.TryParse(line) is { } diagnostic)
        {
            diagnostic.LogTo(Log, Root);
            return;
        }

        if (line.Trim().Length > 0)
        {
            lastLines.Enqueue(line.Trim());
            if (lastLines.Count > LinesKept)
            {
                lastLines.Dequeue();
            }
        }

        Log.LogMessage(messageImportance, "{0}", line);
    }

    /// <inheritdoc />
    protected override int ExecuteTool(string pathToTool, string responseFileCommands, string commandLineCommands)
    {
        var exitCode = base.ExecuteTool(pathToTool, responseFileCommands, commandLineCommands);
        if (exitCode == 0 && !CancelledWithin(TimeSpan.Zero) && !Log.HasLoggedErrors
            && VerdictProof.Doubt(Path.Combine(OutputFolder, "verdicts.json"), runId, Strict) is { } doubt)
        {
            DidNotRun(doubt);
        }

        return exitCode;
    }

    /// <inheritdoc />
    protected override bool HandleTaskExecutionErrors()
    {
        if (!Log.HasLoggedErrors && !CancelledWithin(TimeSpan.Zero))
        {
            var said = lastLines.Count > 0 ? "; its last words: " + string.Join(" | ", lastLines) : "";
            DidNotRun($"perfgate ended with exit code {ExitCode} and named no reason{said}");
        }

        return false;
    }

    private static void AppendOption(CommandLineBuilder commandLine, string option, string value)
    {
        if (value.Length > 0)
        {
            commandLine.AppendSwitchIfNotNull(option, value);
        }
    }

    private MachineLock? TurnOnThisMachine(TimeSpan wait)
    {
        var path = LockFile.Length > 0 ? LockFile : MachineLock.DefaultPath;
        if (MachineLock.Acquire(path, TimeSpan.Zero, CancelledWithin) is { } free)
        {
            return free;
        }

        // Half an hour without a word would look like a build that hangs.
        Log.LogMessage(MessageImportance.High, "perfgate: another performance gate is measuring on this machine; waiting for it, {0:c} at most", wait);
        return MachineLock.Acquire(path, wait, CancelledWithin);
    }

    private bool CancelledWithin(TimeSpan time)
    {
        lock (cancellation)
        {
            if (!cancelled)
            {
                Monitor.Wait(cancellation, time);
            }

            return cancelled;
        }
    }

    private string? ReasonNotToStart()
    {
        if (Assemblies.Length == 0)
        {
            return "no perf project was built; a perf project is one that references Sentinel.PerfGate";
        }

        if (Assemblies.Length != Projects.Length)
        {
            return $"{Assemblies.Length} assemblies came with {Projects.Length} projects";
        }

        if (Assemblies.FirstOrDefault(a => !File.Exists(a.ItemSpec)) is { } missing)
        {
            return $"{missing.ItemSpec} does not exist";
        }

        return File.Exists(Program) ? null : $"its program {Program} does not exist";
    }

    private bool DidNotRun(string reason)
    {
        LogError("PERF401", $"the performance gate was asked for and did not run: {reason}.");
        return false;
    }

    private void LogError(string code, string message) =>
        Log.LogError(subcategory: null, code, helpKeyword: null, file: null, 0, 0, 0, 0, "{0}", message);
}
