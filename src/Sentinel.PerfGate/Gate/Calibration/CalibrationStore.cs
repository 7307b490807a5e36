using System.Text.Json;
using Sentinel.PerfGate.Gate.Bases;
using Sentinel.PerfGate.Measurement;

namespace Sentinel.PerfGate.Gate.Calibration;

/// <summary>Keeps the last noise floor of every target in the cache folder. It informs; no verdict depends on it.</summary>
internal static class CalibrationStore
{
    /// <summary>
    /// The way pairs are taken: whole launches (none written), slices in turns, slices in turns on one processor. Raised when it changes:
    /// what an earlier way could not see says nothing about this one.
    /// </summary>
    private const int Method = 3;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task SaveAsync(CalibrationReport report, string? cache, CancellationToken cancellation)
    {
        var path = PathIn(cache);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var known = Load(cache, report.Machine).ToDictionary(floor => floor.Target);
        foreach (var floor in report.Floors) known[floor.Target] = floor;
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var stored = new Stored(Method, report.Machine, [.. known.Values.OrderBy(floor => floor.Target, StringComparer.Ordinal)]);
        await File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(stored, Format), cancellation);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Floors measured on this machine in today's way; none when there are none or they are of another.</summary>
    public static IReadOnlyList<NoiseFloor> Load(string? cache, MachineEnvironment machine)
    {
        try
        {
            var path = PathIn(cache);
            if (!File.Exists(path)) return [];
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(path), Format);
            return stored is { Method: Method } && machine.IsComparable(stored.Machine) ? stored.Floors : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static string PathIn(string? cache) => Path.Combine(cache ?? BaseCacheFolder.Default(), "calibration.json");

    private sealed record Stored(int Method, MachineEnvironment Machine, IReadOnlyList<NoiseFloor> Floors);
}
