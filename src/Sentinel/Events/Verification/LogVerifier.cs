using Sentinel.Signing;

namespace Sentinel.Events.Verification;

/// <summary>
/// Verifies a whole log beside the services that write it: every chain, every checkpoint, every position, and the database itself. It
/// only reads, and holds no more in memory than the streams that one checkpoint names.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="checkpointFile">The checkpoints beside it; may not exist.</param>
/// <param name="trust">The keys whose checkpoints count.</param>
internal sealed class LogVerifier(ILogReader log, string checkpointFile, TrustStore trust)
{
    private readonly FaultList _faults = new();

    /// <summary>Verifies everything, once.</summary>
    /// <param name="receipt">A receipt to be held against the log; null for none.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    public LogVerification Verify(Receipt? receipt, Action<string> progress)
    {
        var bounds = LogBounds.Everything;
        Guard(() => bounds = log.ReadBounds());
        var chains = new StreamsWalk(log, _faults, progress);
        var checkpoints = new CheckpointWalk(log, trust, _faults);
        var uncovered = 0L;
        Guard(() => chains.Run(bounds.LastStreamId));
        Guard(() => checkpoints.Run(bounds.LastCheckpoint));
        Guard(() => checkpoints.Compare(checkpointFile));
        Guard(() => _faults.Add(log.PositionFaults(checkpoints.CoveredTo)));
        Guard(() => uncovered = log.CountBehind(checkpoints.CoveredTo));
        if (receipt is not null)
        {
            Guard(() => CheckReceipt(receipt));
        }

        Guard(() => _faults.Add(log.FileFaults()));
        return new LogVerification(chains.Events, chains.Streams, checkpoints.Checkpoints, uncovered, _faults.Count, _faults.Kept);
    }

    /// <summary>A damaged database is a fault of the log, not a failure to look at it.</summary>
    private void Guard(Action check)
    {
        string? damage = null;
        try
        {
            check();
        }
        catch (Exception error) when ((damage = log.DamageOf(error)) is not null)
        {
            _faults.Add(new LogFault($"the database is damaged: {damage}"));
        }
    }

    private void CheckReceipt(Receipt receipt)
    {
        if (log.EventHash(receipt.Stream, receipt.Sequence) is not { } hash)
        {
            _faults.Add(new LogFault("is missing, and there is a receipt for it", receipt.Stream, receipt.Sequence));
        }
        else if (Convert.ToHexStringLower(hash) != receipt.Hash)
        {
            _faults.Add(new LogFault("is not the one of the receipt", receipt.Stream, receipt.Sequence));
        }
    }
}
