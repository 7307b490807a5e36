using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Simulation.Pairs;

/// <summary>Pairs as JSON lines.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Pairs">Its pairs, in the order taken.</param>
internal sealed record PairFile(string Name, IReadOnlyList<MeasuredPair> Pairs)
{
    private const string Busy = "busy";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Pairs by target. Sides that ended with different numbers of slices are cut to the neighbours at the end, as the judge does.</summary>
    public IReadOnlyList<IReadOnlyList<MeasuredPair>> Pools => [.. Pairs.GroupBy(pair => pair.Target).Select(pool => pool.ToList())];

    /// <summary>Files collected beside busy loops have the word in their name.</summary>
    public bool IsBusy => Name.Contains(Busy, StringComparison.Ordinal);

    /// <summary>The fewest launches a side of any target.</summary>
    public int FewestLaunches => Pools.Min(pool => pool.Count);

    /// <summary>Reads a file. A pair with an operation folded to 0 ns has no ratio and is no use here.</summary>
    public static PairFile Read(string path) => new(
        Path.GetFileNameWithoutExtension(path),
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Parse).Where(pair => pair.Base.Concat(pair.Head).All(time => time > 0))]);

    public static void Append(string path, IEnumerable<MeasuredPair> pairs) => File.AppendAllLines(path, pairs.Select(Write));

    private static MeasuredPair Parse(string line)
    {
        var pair = JsonSerializer.Deserialize<MeasuredPair>(line, Json)!;
        var turns = Math.Min(pair.Base.Count, pair.Head.Count);
        return pair with { Base = [.. pair.Base.TakeLast(turns)], Head = [.. pair.Head.TakeLast(turns)] };
    }

    private static string Write(MeasuredPair pair) =>
        JsonSerializer.Serialize(pair with { Base = Short(pair.Base), Head = Short(pair.Head) }, Json);

    // Six digits are a thousandth of what two slices differ by.
    private static List<double> Short(IReadOnlyList<double> samples) =>
        [.. samples.Select(sample => double.Parse(sample.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
}
