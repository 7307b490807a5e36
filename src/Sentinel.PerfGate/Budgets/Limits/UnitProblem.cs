namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>Says what is wrong with a unit.</summary>
internal static class UnitProblem
{
    public static string Describe(string subject, Dimension dimension, string text, string symbol, string advice)
    {
        if (symbol.Length == 0)
        {
            return $"\"{text}\" has no unit. {subject} is {Noun(dimension)}: write {advice}.";
        }

        if (char.IsAsciiDigit(symbol[0]))
        {
            return $"\"{text}\" has a blank inside its number. Valid values are digits, with _ between thousands: write {advice}.";
        }

        if (dimension == Dimension.Count)
        {
            return $"\"{text}\" has a unit, {symbol}. {subject} is {Noun(dimension)} and has none: write {advice}.";
        }

        var valid = $"Valid values are {UnitCatalog.Describe(dimension)}";
        return UnitCatalog.Find(symbol) is { } other
            ? $"\"{text}\" is {Noun(other.Dimension)}. {subject} is {Noun(dimension)}. {valid}: write {advice}."
            : $"\"{text}\" has an unknown unit, {symbol}. {valid}.{Suggestion.Sentence(symbol, UnitCatalog.Of(dimension).Select(unit => unit.Symbol))}";
    }

    private static string Noun(Dimension dimension) =>
        dimension switch
        {
            Dimension.Time => "a time",
            Dimension.Size => "a size",
            Dimension.Fraction => "a percentage",
            Dimension.Rate => "a rate",
            Dimension.FractionPerMinute => "a percentage per minute",
            _ => "a plain number",
        };
}
