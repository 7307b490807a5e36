using Microsoft.Extensions.Logging.Abstractions;

namespace Sentinel.Signing.Rotation;

/// <summary>
/// Keeps the signer and the trust store at what the key folder says, without a restart: as a whole or not at all. It reads
/// <c>keys.json</c> every few seconds and compares its bytes. That sees every change on network folders, in mounted secrets (whose links
/// move while no file's time changes) and within one tick of a file's time; a FileSystemWatcher, or a look at the time alone, would not.
/// </summary>
public sealed class KeyRotation : IDisposable
{
    private readonly KeyDirectory _directory;
    private readonly ApprovalSigner _signer;
    private readonly TrustStore _trust;
    private readonly ITimer _timer;
    private ReadOnlyMemory<byte> _inForce;
    private ILogger _logger = NullLogger.Instance;
    private string? _problem;

    internal KeyRotation(KeyDirectory directory, ReadOnlyMemory<byte> inForce, ApprovalSigner signer, TrustStore trust, TimeProvider clock)
    {
        _directory = directory;
        _inForce = inForce;
        _signer = signer;
        _trust = trust;
        _timer = clock.CreateTimer(_ => Poll(), state: null, Interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How often the file is read.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Why the folder is not followed now, while the keys stay as they were; null while it is.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Says from now on what changed and what cannot be used; never a key.</summary>
    public void LogTo(ILogger logger) => _logger = logger;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>A timer's call: an error must neither end the process nor the following.</summary>
    private void Poll()
    {
        try
        {
            Follow();
            Note(problem: null);
        }
        catch (Exception error)
        {
            Note(error.Message);
        }
        finally
        {
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Follow()
    {
        var keysFile = _directory.ReadKeysFile();
        if (_inForce.Span.SequenceEqual(keysFile))
        {
            return;
        }

        var ring = _directory.Load(keysFile, _trust.Keys);
        // The key before is left to its finalizer: something may be signed with it this moment.
        _signer.Rotate(ring);
        _inForce = ring.Source;
        _logger.LogInformation("The keys changed: {Count} are known, {KeyId} signs.", ring.Trusted.Count, ring.Signing.KeyId);
    }

    /// <summary>Once for each problem, not at each poll.</summary>
    private void Note(string? problem)
    {
        if (problem is not null && problem != _problem)
        {
            _logger.LogError("The keys stay as they were. {Problem}", problem);
        }
        else if (problem is null && _problem is not null)
        {
            _logger.LogInformation("The keys are as the folder says again.");
        }

        Volatile.Write(ref _problem, problem);
    }
}
