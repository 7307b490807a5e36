namespace Sentinel.PerfGate.Load;

/// <summary>
/// Names and values that a request carries, such as <c>endpoint=health</c>: results are kept for each set as well as for all
/// together. Make each set once and use it again.
/// </summary>
public sealed class RequestTags : IEquatable<RequestTags>
{
    /// <summary>Sets that a run keeps results of; requests of any further one are counted together, as <see cref="Others"/>.</summary>
    public const int MostSets = 100;

    private readonly int _hash;

    private RequestTags(string text)
    {
        Text = text;
        _hash = string.GetHashCode(text, StringComparison.Ordinal);
    }

    /// <summary>Requests of the sets beyond <see cref="MostSets"/>.</summary>
    public static RequestTags Others { get; } = new("others");

    /// <summary>The set as results write it, names in ordinal order: <c>endpoint=health,method=GET</c>.</summary>
    public string Text { get; }

    /// <summary>A set of at least one tag.</summary>
    /// <exception cref="ArgumentException">
    /// No tag, a name given twice, or a name or value that is blank or holds a comma, an equals sign or a brace.
    /// </exception>
    public static RequestTags Of(params IReadOnlyCollection<(string Name, string Value)> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Count == 0)
            throw new ArgumentException("A set of tags has at least one.", nameof(tags));
        if (tags.SelectMany(tag => new[] { tag.Name, tag.Value }).FirstOrDefault(IsUnwritable) is { } wrong)
            throw new ArgumentException($"Invalid tag '{wrong}'. Valid names and values are not blank and hold none of , = {{ }}.", nameof(tags));
        var sorted = tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToList();
        if (sorted.Zip(sorted.Skip(1)).FirstOrDefault(pair => pair.First.Name == pair.Second.Name).First.Name is { } twice)
            throw new ArgumentException($"The tag '{twice}' is given twice.", nameof(tags));
        return new(string.Join(',', sorted.Select(tag => $"{tag.Name}={tag.Value}")));
    }

    public bool Equals(RequestTags? other) => ReferenceEquals(this, other) || other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as RequestTags);

    public override int GetHashCode() => _hash;

    public override string ToString() => Text;

    private static bool IsUnwritable(string text) => string.IsNullOrWhiteSpace(text) || text.AsSpan().ContainsAny(",={}");
}
