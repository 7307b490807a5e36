using System;
using System.Threading.Tasks;

namespace Sentinel.PerfGate.Tasks;

/// <summary>
/// Ends the program with the build's process. MSBuild cancels its tasks for Ctrl-C alone; a request to terminate makes
/// <c>dotnet</c> exit at once, with code 0: here not before the program, and not green.
/// </summary>
internal sealed class EndWithBuild : IDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private readonly Action cancel;
    private readonly TaskCompletionSource<bool> ended = new();

    /// <param name="cancel">Stops the program.</param>
    public EndWithBuild(Action cancel)
    {
        this.cancel = cancel;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The program is over.</summary>
    public void Dispose()
    {
        ended.SetResult(true);
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private void OnExit(object? sender, EventArgs nothing)
    {
        cancel();
        Environment.ExitCode = 1;
        ended.Task.Wait(TimeToEnd);
    }
}
