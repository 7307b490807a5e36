using System.Globalization;
using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Http.Events;

/// <summary>
/// Which events <c>GET /api/v1/events</c> is asked for: those of a stream, of a type, of a time range, or all; behind a place, and how
/// many.
/// </summary>
internal sealed record EventsQuery
{
    private const int MaxLimit = 1_000;

    private static readonly string[] Parameters = ["stream", "type", "from", "to", "after", "limit"];

    public string? Stream { get; private init; }

    public string? Type { get; private init; }

    /// <summary>The start of the range, itself in it; null for one without.</summary>
    public DateTimeOffset? From { get; private init; }

    /// <summary>The end of the range, itself not in it; null for one without.</summary>
    public DateTimeOffset? To { get; private init; }

    /// <summary>Behind which place: a sequence within a stream, else a position in the store. 0: from the start; null: not said.</summary>
    public long? After { get; private init; }

    /// <summary>At most so many; null: not said.</summary>
    public int? Limit { get; private init; }

    /// <summary>Reads the query; null when anything is wrong, with an error for each parameter that is.</summary>
    public static EventsQuery? Read(IQueryCollection query, List<ValidationError> errors)
    {
        foreach (var (name, values) in query)
        {
            if (!Parameters.Contains(name))
            {
                errors.Add(new ValidationError(name, "is not a parameter of this request"));
            }
            else if (values.Count != 1 || string.IsNullOrEmpty(values[0]))
            {
                errors.Add(new ValidationError(name, values.Count > 1 ? "is given more than once" : "must not be empty"));
            }
        }

        var read = new EventsQuery
        {
            Stream = Text(query, "stream"),
            Type = Text(query, "type"),
            From = Time(query, "from", errors),
            To = Time(query, "to", errors),
            After = Number(query, "after", 0, long.MaxValue - 1, errors),
            Limit = (int?)Number(query, "limit", 1, MaxLimit, errors),
        };
        read.FindContradictions(errors);
        return errors.Count == 0 ? read : null;
    }

    /// <summary>Whether an event is of the stream and the type that are asked for.</summary>
    public bool Matches(StoredEvent stored) => (Stream is null || stored.Stream == Stream) && (Type is null || stored.Type == Type);

    /// <summary>Notes what makes no sense of events that are yet to come.</summary>
    public void RefuseToFollow(List<ValidationError> errors)
    {
        var given = new (string Name, bool IsGiven)[] { ("from", From is not null), ("to", To is not null), ("limit", Limit is not null) };
        errors.AddRange(given.Where(parameter => parameter.IsGiven)
            .Select(parameter => new ValidationError(parameter.Name, "cannot be combined with Accept: text/event-stream")));
    }

    private void FindContradictions(List<ValidationError> errors)
    {
        var isRange = From is not null || To is not null;
        if (Stream is not null && Type is not null)
        {
            errors.Add(new ValidationError("type", "cannot be combined with stream"));
        }

        if (isRange && (Stream is not null || Type is not null))
        {
            errors.Add(new ValidationError(From is null ? "to" : "from", $"cannot be combined with {(Stream is null ? "type" : "stream")}"));
        }

        if (From >= To)
        {
            errors.Add(new ValidationError("to", "must be later than from"));
        }
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[0] : null;

    private static DateTimeOffset? Time(IQueryCollection query, string name, List<ValidationError> errors)
    {
        if (Text(query, name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }

        errors.Add(new ValidationError(name, StringFormats.Describe("date-time")));
        return null;
    }

    private static long? Number(IQueryCollection query, string name, long least, long most, List<ValidationError> errors)
    {
        if (Text(query, name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(new ValidationError(name, $"must be an integer from {least} to {most}"));
        return null;
    }
}
