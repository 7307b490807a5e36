namespace Sentinel.PerfGate.Measurement.Import;

/// <summary>One format of results, told by what a file holds, not by its name.</summary>
public interface IResultsFormat
{
    /// <summary>How messages call it.</summary>
    string Name { get; }

    /// <summary>Whether a file of this content is of this format.</summary>
    /// <exception cref="System.Text.Json.JsonException">The content was looked through to its end, and is no JSON.</exception>
    bool Recognises(JsonRoot root);

    /// <summary>Reads a recognised file. All results are of side head unless the file says otherwise.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="utf8">Its content, without byte order mark.</param>
    /// <exception cref="InvalidResultsException">It is not what the format asks for.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    ResultsDocument Read(string file, ReadOnlyMemory<byte> utf8);
}
