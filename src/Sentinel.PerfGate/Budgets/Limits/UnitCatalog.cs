namespace Sentinel.PerfGate.Budgets.Limits;

/// <summary>The units of every dimension. <c>KB</c> and <c>KiB</c> are both 1,024 bytes, as in BenchmarkDotNet's tables.</summary>
internal static class UnitCatalog
{
    private static readonly Unit[] All =
    [
        new("ns", Dimension.Time, 1),
        new("us", Dimension.Time, 1_000),
        new("\u00B5s", Dimension.Time, 1_000),
        new("\u03BCs", Dimension.Time, 1_000),
        new("ms", Dimension.Time, 1_000_000),
        new("s", Dimension.Time, 1_000_000_000),
        new("min", Dimension.Time, 60_000_000_000),
        new("B", Dimension.Size, 1),
        new("KB", Dimension.Size, 1L << 10),
        new("MB", Dimension.Size, 1L << 20),
        new("GB", Dimension.Size, 1L << 30),
        new("KiB", Dimension.Size, 1L << 10),
        new("MiB", Dimension.Size, 1L << 20),
        new("GiB", Dimension.Size, 1L << 30),
        new("%", Dimension.Fraction, 1, 100),
        new("/s", Dimension.Rate, 1),
        new("/min", Dimension.Rate, 1, 60),
        new("%/min", Dimension.FractionPerMinute, 1, 100),
        new("%", Dimension.FractionPerMinute, 1, 100),
        new("", Dimension.Count, 1),
    ];

    /// <summary>The units of a dimension, small to large.</summary>
    public static IEnumerable<Unit> Of(Dimension dimension) => All.Where(unit => unit.Dimension == dimension);

    /// <summary>The unit of that symbol in the dimension, or null.</summary>
    public static Unit? Find(string symbol, Dimension dimension) =>
        Array.Find(All, unit => unit.Dimension == dimension && unit.Symbol == symbol);

    /// <summary>The unit of that symbol in any dimension, or null.</summary>
    public static Unit? Find(string symbol) => Array.Find(All, unit => unit.Symbol == symbol);

    /// <summary>The symbols to name in a message: one spelling of each.</summary>
    public static string Describe(Dimension dimension) =>
        string.Join(", ", Of(dimension).Where(unit => char.IsAscii(unit.Symbol[0])).Select(unit => unit.Symbol));
}
