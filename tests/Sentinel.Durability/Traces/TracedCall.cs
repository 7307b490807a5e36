namespace Sentinel.Durability.Traces;

/// <summary>A system call that succeeded, or a sync that failed, as strace saw it.</summary>
/// <param name="Name">Such as <c>pwrite64</c>.</param>
/// <param name="Path">The file of its descriptor, or the path it names; what stands for a socket otherwise.</param>
/// <param name="Start">The line of the log on which it began.</param>
/// <param name="End">The line on which it had returned; the same unless other threads' calls lie between.</param>
internal sealed record TracedCall(string Name, string Path, int Start, int End)
{
    /// <summary>The bytes written or sent.</summary>
    public byte[] Data { get; init; } = [];

    /// <summary>Where in the file a write begins, or how long a truncated file is.</summary>
    public long Offset { get; init; }

    /// <summary>Whether it is a sync that failed.</summary>
    public bool Failed { get; init; }

    /// <summary>Whether an open may create the file.</summary>
    public bool Creates { get; init; }
}
