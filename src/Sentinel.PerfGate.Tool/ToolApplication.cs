using System.CommandLine;
using System.CommandLine.Help;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Commands;
using Sentinel.PerfGate.Tool.Commands.History;
using Sentinel.PerfGate.Tool.Commands.Load;
using Sentinel.PerfGate.Tool.Output;

namespace Sentinel.PerfGate.Tool;

/// <summary>The <c>perfgate</c> command: from arguments to an exit code.</summary>
/// <param name="console">Where it reads its surroundings and writes.</param>
internal sealed class ToolApplication(ToolConsole console)
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(1.8);

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="interruption">Cancelled by Ctrl-C or a request to terminate.</param>
    /// <returns>An exit code of the contract.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken interruption)
    {
        var root = CreateRoot();
        var parsed = root.Parse(arguments);
        if (parsed.Action is not { ClearsParseErrors: true } && UsageMistake.In(parsed) is { } mistake)
            return Fail(WantedFormat(arguments), new ToolException(mistake));

        var configuration = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var work = InvokeAsync(parsed, configuration, WantedFormat(arguments), interruption);
        var grace = Task.Delay(Timeout.InfiniteTimeSpan, interruption)
            .ContinueWith(_ => Task.Delay(TimeToStop), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        if (await Task.WhenAny(work, grace) == work) return await work;
        await console.Error.WriteLineAsync("Cancelled.");
        return ExitCodes.Cancelled;
    }

    private RootCommand CreateRoot()
    {
        var root = new RootCommand("Performance budgets for .NET, enforced by the build.")
        {
            RunCommand.Create(console),
            CheckCommand.Create(console),
            CompareCommand.Create(console),
            LoadCommand.Create(console),
            ValidateCommand.Create(console),
            CalibrateCommand.Create(console),
            ReportCommand.Create(console),
            MergeCommand.Create(console),
            HistoryCommand.Create(console),
            InitCommand.Create(console),
            SuggestCommand.Create(console),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, OutputFormat format, CancellationToken interruption)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, interruption);
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("Cancelled.");
            return ExitCodes.Cancelled;
        }
        catch (ToolException failure)
        {
            return Fail(format, failure);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(format, new ToolException(ExitCodes.NotJudged, new Diagnostic(DiagnosticCode.GateDidNotRun, DiagnosticSeverity.Error, null, fault.Message)));
        }
    }

    private int Fail(OutputFormat format, ToolException failure)
    {
        new FailureOutput(console, format).Show(failure.ExitCode, failure.Diagnostics);
        return failure.ExitCode;
    }

    // Also when the command line could not be understood, a reader of JSON gets JSON.
    private static OutputFormat WantedFormat(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var text = arguments[index] switch
            {
                "--format" when index + 1 < arguments.Count => arguments[index + 1],
                ['-', '-', 'f', 'o', 'r', 'm', 'a', 't', '=' or ':', .. var value] => value,
                _ => null,
            };
            if (text is not null && Enum.TryParse<OutputFormat>(text, ignoreCase: true, out var format)) return format;
        }
        return OutputFormat.Text;
    }
}
