using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Signing;

namespace Sentinel.Events.Checkpoints;

/// <summary>
/// Makes checkpoints in the background: within a second of an event that none covers, none while nothing happens, and one on the way
/// out. A failure is logged and tried again; appends never wait for it. Of several processes over one store each tries, and one does.
/// </summary>
internal sealed class Checkpointer : IAsyncDisposable
{
    /// <summary>Half of what may lie between two checkpoints, which leaves the rest for making them.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private const int MaxEvents = 100_000;

    private readonly ICheckpointLog _log;
    private readonly ICheckpointSigner _signer;
    private readonly CheckpointFile _file;
    private readonly TimeProvider _clock;
    private readonly PeriodicTimer _timer;
    private readonly Task _running;
    private volatile ILogger _logger = NullLogger.Instance;
    private string? _problem;

    public Checkpointer(ICheckpointLog log, ICheckpointSigner signer, CheckpointFile file, TimeProvider clock)
    {
        _log = log;
        _signer = signer;
        _file = file;
        _clock = clock;
        _timer = new PeriodicTimer(Interval, clock);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Says from now on when no checkpoint can be made.</summary>
    public void LogTo(ILogger logger) => _logger = logger;

    /// <summary>Covers what happened last, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _running;
        _file.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            await TryAsync();
        }

        await TryAsync();
    }

    private async Task TryAsync()
    {
        try
        {
            await CheckpointAsync();
            await _file.FollowAsync(_log);
            if (_problem is not null)
            {
                _problem = null;
                _logger.LogInformation("Checkpoints of the event store are made again.");
            }
        }
        catch (Exception error)
        {
            if (error.Message != _problem)
            {
                _problem = error.Message;
                _logger.LogError(error, "A checkpoint of the event store failed; it is tried again.");
            }
        }
    }

    private async Task CheckpointAsync()
    {
        long covered;
        do
        {
            covered = await _log.CoverAsync(MaxEvents, Next);
        }
        while (covered == MaxEvents);
    }

    private SignedCheckpoint Next(SignedCheckpoint? last, CheckpointWindow window)
    {
        // The time first: a key that is still active after it had not retired by then.
        var time = _clock.GetUtcNow();
        return CheckpointSeal.Sign(window.After(last, time), _signer);
    }
}
