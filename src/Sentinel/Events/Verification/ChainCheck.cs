using System.Text;

namespace Sentinel.Events.Verification;

/// <summary>
/// Checks the chain of one stream and goes on behind a fault, so that each is named once: behind a changed event the chain is taken up with
/// the hash that is stored and with the one that would be right, behind a gap with the one that is stored.
/// </summary>
internal sealed class ChainCheck(StreamRow stream, FaultList faults)
{
    private readonly byte[] _previous = new byte[EventChain.HashSize];
    private readonly byte[] _alternative = new byte[EventChain.HashSize];
    private readonly byte[] _computed = new byte[EventChain.HashSize];
    private long _next = 1;
    private long _position;
    private long _time;
    private bool _isLinked = true;
    private bool _hasAlternative;
    private bool _isFaulty;

    /// <summary>Takes the event that the rows stand at.</summary>
    public void Take(IEventRows row)
    {
        var sequence = row.Sequence;
        if (sequence < _next)
        {
            Fault(sequence, "stands where no event has its place");
            return;
        }

        if (sequence > _next)
        {
            Missing(_next, sequence - 1);
            _isLinked = false;
        }

        if (row.Position <= _position)
        {
            Fault(sequence, "stands in front of the event before it");
        }

        _position = row.Position;
        _time = row.Time;
        _next = sequence + 1;
        CheckContent(row, sequence);
    }

    /// <summary>Holds the end against the stream's own row.</summary>
    public void Finish()
    {
        var last = _next - 1;
        if (stream.Version > last)
        {
            Missing(_next, stream.Version);
        }
        else if (stream.Version < last)
        {
            Fault(Math.Max(stream.Version, 0) + 1, "lies behind the end of the stream");
        }
        else if (last == 0)
        {
            faults.Add(new LogFault("holds no event", Name));
        }
        else if (!_isFaulty && !stream.Head.AsSpan().SequenceEqual(_previous))
        {
            Fault(last, "is not the one that the head of the stream names");
        }
        else if (!_isFaulty && stream.Time is { } time && time != _time)
        {
            Fault(last, "is not of the time that the stream names");
        }
    }

    private string Name => Encoding.UTF8.GetString(stream.Name);

    private void CheckContent(IEventRows row, long sequence)
    {
        var hash = row.Hash;
        var isWhole = hash.Length == EventChain.HashSize && row.Id.Length == 16;
        var isIntact = isWhole && (!_isLinked || Follows(_previous, row) || (_hasAlternative && Follows(_alternative, row)));
        if (!isIntact)
        {
            Fault(sequence, "is not what was appended");
        }

        _hasAlternative = isWhole && !isIntact;
        if (_hasAlternative)
        {
            Compute(_previous, row);
            _computed.CopyTo(_alternative);
        }

        _isLinked = hash.Length == EventChain.HashSize;
        if (_isLinked)
        {
            hash.CopyTo(_previous);
        }
    }

    private bool Follows(byte[] previous, IEventRows row)
    {
        Compute(previous, row);
        return row.Hash.SequenceEqual(_computed);
    }

    private void Compute(byte[] previous, IEventRows row) =>
        EventChain.Hash(previous, stream.Name, row.Sequence, row.Id, row.Type, row.Time, row.Data, _computed);

    private void Missing(long from, long to) => Fault(from, from == to ? "is missing" : $"is missing, with all up to {to}");

    private void Fault(long sequence, string what)
    {
        _isFaulty = true;
        faults.Add(new LogFault(what, Name, sequence));
    }
}
