namespace Sentinel.Events;

/// <summary>Walks a stream's chain, page by page, and holds it against the head that the store states and against a receipt.</summary>
/// <param name="stream">The stream.</param>
/// <param name="readPage">Reads a page of it, from a sequence on.</param>
internal sealed class ChainWalk(string stream, Func<long, int, Task<IReadOnlyList<StoredEvent>>> readPage)
{
    private const int Page = 1_000;

    /// <summary>Walks it. The head is read first: what is appended meanwhile lies behind it and does not disturb.</summary>
    /// <param name="version">The stated number of events; 0 when the stream is unknown.</param>
    /// <param name="head">The stated hash; null when the stream is unknown.</param>
    /// <param name="receipt">What a caller kept.</param>
    public async Task<ChainVerification> RunAsync(long version, byte[]? head, Receipt? receipt)
    {
        var verifier = new StreamVerifier(stream);
        var target = Math.Max(version, receipt?.Sequence ?? 0);
        var limit = Page;
        string? headHash = null;
        string? receiptHash = null;
        while (verifier.Events < target)
        {
            IReadOnlyList<StoredEvent> page;
            try
            {
                page = await readPage(verifier.Events + 1, (int)Math.Min(limit, target - verifier.Events));
            }
            catch (UnreadableEventException) when (limit > 1)
            {
                // The events in front of it are counted still.
                limit = 1;
                continue;
            }
            catch (UnreadableEventException unreadable)
            {
                return new ChainVerification(false, verifier.Events, $"event {unreadable.Sequence} is not what was appended");
            }

            foreach (var stored in page)
            {
                if (verifier.Next(stored) is { } fault)
                {
                    return new ChainVerification(false, verifier.Events, fault);
                }

                headHash = stored.Sequence == version ? stored.Hash : headHash;
                receiptHash = stored.Sequence == receipt?.Sequence ? stored.Hash : receiptHash;
            }

            if (page.Count == 0)
            {
                return new ChainVerification(false, verifier.Events, $"the stream ends after {verifier.Events} of {target} events");
            }
        }

        var broken = head is not null && headHash != Convert.ToHexStringLower(head)
            ? "the stream's head is not its last event"
            : receipt is not null && receiptHash != receipt.Hash ? $"event {receipt.Sequence} is not the one of the receipt" : null;
        return new ChainVerification(broken is null, verifier.Events, broken);
    }
}
