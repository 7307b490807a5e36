namespace Sentinel.Events;

/// <summary>Something wrong in a log.</summary>
/// <param name="What">What it is, to be read behind what it is about.</param>
/// <param name="Stream">The stream it is about; null for none.</param>
/// <param name="Sequence">The event in the stream; null for none.</param>
/// <param name="Checkpoint">The checkpoint it is about; null for none.</param>
public sealed record LogFault(string What, string? Stream = null, long? Sequence = null, long? Checkpoint = null)
{
    /// <summary>The fault as a sentence without its full stop.</summary>
    public override string ToString()
    {
        if (Checkpoint is not null)
        {
            return $"checkpoint {Checkpoint} {What}";
        }

        return Stream is null ? What : Sequence is null ? $"stream '{Stream}' {What}" : $"event {Sequence} of stream '{Stream}' {What}";
    }
}
