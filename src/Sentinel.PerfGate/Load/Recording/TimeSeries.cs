using System.Globalization;

namespace Sentinel.PerfGate.Load.Recording;

/// <summary>The course of a run as CSV (RFC 4180), a row for each report of progress, written as it goes: its size in memory does not grow.</summary>
/// <param name="writer">Where to. Not disposed.</param>
public sealed class TimeSeries(TextWriter writer) : IProgress<LoadProgress>
{
    private static readonly string[] FailureClasses = [.. Enum.GetValues<FailureClass>().Select(failure => failure.Name())];

    private static readonly string[] Columns =
    [
        "elapsed_s", "stage", "asked_per_s", "workers", "reached_per_s", "ok", "failed",
        .. FailureClasses.Select(failure => $"failed_{failure.Replace(' ', '_')}"),
        "dropped", "in_flight", "p50_ms", "p99_ms", "max_ms", "cpu_percent", "rss_bytes", "target_cpu_percent", "target_rss_bytes",
    ];

    private bool _begun;

    public void Report(LoadProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!_begun)
        {
            WriteRow(Columns);
            _begun = true;
        }

        var interval = value.Interval;
        WriteRow(
        [
            Number(value.Elapsed.TotalSeconds), Text(value.Stage), Number(value.RateAsked), Number(value.WorkersAsked), Number(value.RateReached),
            Number(interval.Succeeded), Number(interval.Failures?.Values.Sum() ?? 0),
            .. FailureClasses.Select(failure => Number(interval.Failures?.GetValueOrDefault(failure) ?? 0)),
            Number(interval.Dropped), Number(value.InFlight), Milliseconds(interval.P50), Milliseconds(interval.P99), Milliseconds(interval.Max),
            Number(value.Resources?.Generator.CpuFraction * 100), Number(value.Resources?.Generator.ResidentBytes),
            Number(value.Resources?.Target?.CpuFraction * 100), Number(value.Resources?.Target?.ResidentBytes),
        ]);
    }

    private void WriteRow(IEnumerable<string> fields)
    {
        writer.Write(string.Join(',', fields));
        writer.Write("\r\n");
    }

    private static string Milliseconds(double? nanoseconds) => Number(nanoseconds / 1e6);

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Text(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
