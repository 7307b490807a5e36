using System.CommandLine;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool.Commands;

/// <summary>What the commands that judge files have in common.</summary>
internal sealed class JudgingOptions
{
    private readonly Option<bool> strict = CommonOptions.Strict();
    private readonly Option<double> confidence = CommonOptions.Confidence();
    private readonly Option<string?> runId = CommonOptions.RunId();
    private readonly Option<string?> folder = CommonOptions.Out("Write verdicts.json, report.html and report.md there.");
    private readonly Option<OutputFormat> format = CommonOptions.Format();

    public void AddTo(Command command)
    {
        command.Add(confidence);
        command.Add(strict);
        command.Add(folder);
        command.Add(format);
        command.Add(runId);
    }

    public bool Strict(ParseResult parsed) => parsed.GetValue(strict);

    public double Confidence(ParseResult parsed) => parsed.GetValue(confidence);

    public string RunId(ParseResult parsed) => parsed.GetValue(runId) ?? Guid.NewGuid().ToString("N");

    /// <summary>Writes and shows a report.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="ToolException">Nothing could be judged: the report holds errors.</exception>
    public int Show(ParseResult parsed, ToolConsole console, GateReport report)
    {
        if (report.Errors.Count > 0) throw new ToolException(report.Verdicts.ExitCode, report.Errors);
        var path = parsed.GetValue(folder) is { } written ? Path.GetFullPath(written, console.WorkingDirectory) : null;
        if (path is not null) ReportFiles.Write(report, path);
        return new ReportOutput(console, parsed.GetValue(format)).Show(report, path);
    }
}
