using Sentinel.Events.Checkpoints;

namespace Sentinel.Events.Verification;

/// <summary>What a verification reads of a store: rows as they are, whatever was done to them.</summary>
internal interface ILogReader
{
    /// <summary>Whether the store gives every position to an event, so that an empty one is a fault.</summary>
    bool FillsPositions { get; }

    /// <summary>Reads, before anything else, how far the log reaches: what is appended meanwhile lies behind and does not disturb.</summary>
    LogBounds ReadBounds();

    /// <summary>Makes all reads until it is disposed of see the store at one moment.</summary>
    IDisposable Freeze();

    /// <summary>Streams from a row on, in order.</summary>
    List<StreamRow> Streams(long fromId, int limit);

    /// <summary>The events of a range of streams, also of those that are gone.</summary>
    IEventRows Events(long fromStreamId, long toStreamId);

    /// <summary>Checkpoints behind a number, in order.</summary>
    List<CheckpointRow> Checkpoints(long afterNumber, int limit);

    /// <summary>A checkpoint; null when there is none of that number.</summary>
    byte[]? Checkpoint(long number);

    /// <summary>Measures the events of a range of positions; null when there is none.</summary>
    CheckpointWindow? Measure(long fromPosition, long toPosition);

    /// <summary>How many events up to the bounds lie behind a position.</summary>
    long CountBehind(long position);

    /// <summary>The hash of an event; null when it is missing.</summary>
    byte[]? EventHash(string stream, long sequence);

    /// <summary>What is wrong with the positions that no checkpoint covers.</summary>
    IEnumerable<LogFault> PositionFaults(long coveredTo);

    /// <summary>What the database itself finds wrong with its files.</summary>
    IEnumerable<LogFault> FileFaults();

    /// <summary>What a failure to read says about damage, in words; null when it is no damage.</summary>
    string? DamageOf(Exception error);
}
