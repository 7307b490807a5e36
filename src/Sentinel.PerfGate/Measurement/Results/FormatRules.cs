using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>What every versioned document with targets must hold: its format, an id and a unit for each target, each id once.</summary>
/// <param name="formatName">The format with its version: <c>perfgate.results/1</c>.</param>
/// <param name="code">The code of a document that cannot be read.</param>
internal sealed class FormatRules(string formatName, string code)
{
    /// <summary>What is wrong with the format; null when it is the one that is read here.</summary>
    /// <param name="format">As it is written.</param>
    /// <param name="introduction">Put before the message when it is another format altogether.</param>
    public ResultsProblem? Format(string? format, string introduction = "")
    {
        var prefix = formatName[..(formatName.IndexOf('/', StringComparison.Ordinal) + 1)];
        if (format is null || !format.StartsWith(prefix, StringComparison.Ordinal))
            return Unreadable($"{introduction}\"format\" must be \"{formatName}\".", "format");
        return format == formatName ? null
            : new(DiagnosticCode.UnsupportedVersion, $"\"{format}\" is not supported; this version reads \"{formatName}\".", "format");
    }

    /// <summary>Its id and unit.</summary>
    /// <param name="name">The target in messages.</param>
    /// <param name="id">As it is written.</param>
    /// <param name="unit">As it is written.</param>
    /// <param name="at">Its place among the targets.</param>
    public IEnumerable<ResultsProblem> Target(string name, string? id, string? unit, int at)
    {
        if (string.IsNullOrWhiteSpace(id))
            yield return Unreadable("A target needs an \"id\".", "targets", at, "id");
        if (TimeUnit.InNanoseconds(unit) is null)
        {
            var given = unit is null ? "is missing" : $"\"{unit}\" is not known";
            yield return Unreadable($"{name}: \"unit\" {given}. Valid values are {TimeUnit.Valid}.", "targets", at, "unit");
        }
    }

    /// <summary>Every entry but the first of those with the same key.</summary>
    /// <param name="targets">The targets; entries without a key are passed over.</param>
    /// <param name="key">By what they must differ.</param>
    /// <param name="message">What to say of a key that comes again.</param>
    public IEnumerable<ResultsProblem> Twice<TTarget, TKey>(
        IEnumerable<TTarget?> targets, Func<TTarget, TKey?> key, Func<TKey, string> message)
        where TTarget : class => targets
        .Select((target, at) => (Key: target is null ? default : key(target), At: at))
        .Where(target => target.Key is not null)
        .GroupBy(target => target.Key)
        .SelectMany(same => same.Skip(1).Select(again => Unreadable(message(again.Key!), "targets", again.At, "id")));

    public ResultsProblem Unreadable(string message, params object[] way) => new(code, message, way);
}
