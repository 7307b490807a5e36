using System.Text;
using Sentinel.Events.Checkpoints;
using Sentinel.Signing;

namespace Sentinel.Events.Verification;

/// <summary>Walks the checkpoints: their numbers, their links, their signatures, and the events they cover.</summary>
internal sealed class CheckpointWalk(ILogReader log, TrustStore trust, FaultList faults)
{
    private const int Page = 1_000;
    private const int MaxNamed = 5;

    private long _next = 1;
    private string? _previous = SignedCheckpoint.Genesis;
    private long? _from = 1;

    public long Checkpoints { get; private set; }

    /// <summary>The last position that a checkpoint covers, as far as one can be believed.</summary>
    public long CoveredTo { get; private set; }

    /// <summary>Walks up to that checkpoint.</summary>
    public void Run(long lastNumber)
    {
        var after = long.MinValue;
        while (log.Checkpoints(after, Page) is { Count: > 0 } page)
        {
            foreach (var (number, utf8) in page)
            {
                if (number > lastNumber)
                {
                    return;
                }

                Checkpoints++;
                Take(number, utf8);
                after = number;
            }
        }
    }

    /// <summary>Holds the file beside the database against it. The file may lack the newest, for it is written later.</summary>
    public void Compare(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var name = Path.GetFileName(path);
        var count = 0L;
        foreach (var line in CheckpointFile.Lines(path))
        {
            count++;
            if (Read(line) is not { } checkpoint)
            {
                faults.Add(new LogFault($"line {count} of {name} is no checkpoint"));
                continue;
            }

            var number = checkpoint.Document.Number;
            var stored = log.Checkpoint(number);
            if (stored is null || !stored.AsSpan().SequenceEqual(line))
            {
                Fault(number, stored is not null ? $"is another one in {name}" : $"is gone from the database, as {name} tells");
            }
        }
    }

    private void Take(long number, byte[] utf8)
    {
        if (number < _next)
        {
            Fault(number, "has a number that no checkpoint has");
            return;
        }

        if (number > _next)
        {
            Fault(_next, number == _next + 1 ? "is missing" : $"is missing, with all up to {number - 1}");
            (_previous, _from) = (null, null);
        }

        _next = number + 1;
        var checkpoint = Read(utf8);
        var fault = checkpoint is null ? "is no checkpoint" : SealFault(number, checkpoint.Document);
        var isSealed = fault is null;
        if (isSealed)
        {
            var document = checkpoint!.Document;
            fault = LinkFault(document) ?? WindowFault(document);
            CoveredTo = Math.Max(CoveredTo, document.ToPosition);
        }

        if (fault is not null)
        {
            Fault(number, fault);
        }

        _previous = ContentDigest.OfCanonical(utf8);
        _from = isSealed ? checkpoint!.Document.ToPosition + 1 : null;
    }

    private string? SealFault(long number, Checkpoint document) =>
        CheckpointSeal.Fault(document, trust) ?? (document.Number == number ? null : $"is checkpoint {document.Number} in its place");

    private string? LinkFault(Checkpoint document)
    {
        if (_previous is not null && document.Previous != _previous)
        {
            return "does not follow from the one before it";
        }

        return _from is null || document.FromPosition == _from ? null : "does not begin where the one before it ends";
    }

    private string? WindowFault(Checkpoint document)
    {
        var range = $"positions {document.FromPosition} to {document.ToPosition}";
        var window = log.Measure(document.FromPosition, document.ToPosition);
        if (window is null)
        {
            return $"covers {document.Events} events at {range}, and none is there";
        }

        var missing = window.FirstMissing ?? window.ToPosition + 1;
        if (log.FillsPositions && missing <= document.ToPosition)
        {
            return $"covers {document.Events} events at {range}, and position {missing} is empty";
        }

        if (window.Events < document.Events)
        {
            return $"covers {document.Events} events at {range}, and {window.Events} are there";
        }

        var isSame = window.Events == document.Events && window.Order == document.Order
            && window.Heads.Count == document.Streams && window.Digest == document.Digest;
        return isSame ? null : $"covers other events than those at {range}: look at {Named(window.Heads)}";
    }

    private static string Named(IReadOnlyList<ChangedHead> heads)
    {
        var named = string.Join(", ", heads.Take(MaxNamed).Select(head => $"'{Encoding.UTF8.GetString(head.Name)}' up to event {head.Version}"));
        return heads.Count > MaxNamed ? $"{named} and {heads.Count - MaxNamed} more streams" : named;
    }

    private static SignedCheckpoint? Read(byte[] utf8)
    {
        try
        {
            return SignedCheckpoint.Read(utf8);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Fault(long number, string what) => faults.Add(new LogFault(what, Checkpoint: number));
}
