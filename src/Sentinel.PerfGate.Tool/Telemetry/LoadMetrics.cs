using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Sentinel.PerfGate.Load;

namespace Sentinel.PerfGate.Tool.Telemetry;

/// <summary>A run as OpenTelemetry metrics, sent once a second. Quantiles are gauges, of all requests of the last second in which any ended.</summary>
internal sealed class LoadMetrics : IProgress<LoadProgress>, IDisposable
{
    public const string MeterName = "Sentinel.PerfGate.Load";

    private const string SignalPath = "v1/metrics";
    private const int TimeToFlush = 1_000;

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> requests;
    private readonly Counter<long> dropped;
    private readonly MeterProvider provider;
    private readonly string target;
    private volatile LoadProgress? last;
    private volatile LoadProgress? answered;

    public LoadMetrics(Uri endpoint, string target)
    {
        this.target = target;
        requests = meter.CreateCounter<long>("perfgate.load.requests", "{request}", "Requests that ended, by stage and outcome: ok, or the class of their failure.");
        dropped = meter.CreateCounter<long>("perfgate.load.dropped", "{request}", "Starts dropped at the in-flight cap.");
        Gauge("perfgate.load.rate.asked", "{request}/s", now => now.RateAsked, () => last);
        Gauge("perfgate.load.rate.reached", "{request}/s", now => now.RateReached, () => last);
        Gauge("perfgate.load.in_flight", "{request}", now => now.InFlight, () => last);
        Gauge("perfgate.load.response.p50", "s", now => now.Interval.P50 / 1e9, () => answered);
        Gauge("perfgate.load.response.p99", "s", now => now.Interval.P99 / 1e9, () => answered);
        Gauge("perfgate.load.response.max", "s", now => now.Interval.Max / 1e9, () => answered);
        Gauge("perfgate.load.generator.cpu", "1", now => now.Resources?.Generator.CpuFraction, () => last);
        Gauge("perfgate.load.generator.memory", "By", now => now.Resources?.Generator.ResidentBytes, () => last);
        Gauge("perfgate.load.target.cpu", "1", now => now.Resources?.Target?.CpuFraction, () => last);
        Gauge("perfgate.load.target.memory", "By", now => now.Resources?.Target?.ResidentBytes, () => last);
        provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("perfgate"))
            .AddMeter(MeterName)
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = endpoint.AbsolutePath == "/" ? new(endpoint, SignalPath) : endpoint;
                exporter.TimeoutMilliseconds = TimeToFlush;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 1_000;
            })
            .Build();
    }

    public void Report(LoadProgress value)
    {
        last = value;
        if (value.Interval.P50 is not null) answered = value;
        Add(value, "ok", value.Interval.Succeeded);
        foreach (var (failure, count) in value.Interval.Failures ?? new Dictionary<string, long>()) Add(value, failure, count);
        if (value.Interval.Dropped > 0) dropped.Add(value.Interval.Dropped, Tag("stage", value.Stage), Tag("target", target));
    }

    /// <summary>Sends what is left. False when it could not be sent.</summary>
    public bool Flush() => provider.ForceFlush(TimeToFlush);

    public void Dispose()
    {
        provider.Dispose();
        meter.Dispose();
    }

    private void Add(LoadProgress now, string outcome, long count)
    {
        if (count > 0) requests.Add(count, Tag("stage", now.Stage), Tag("outcome", outcome), Tag("target", target));
    }

    private void Gauge(string name, string unit, Func<LoadProgress, double?> read, Func<LoadProgress?> report) => meter.CreateObservableGauge(
        name,
        () => report() is { } now && read(now) is { } value ? [new Measurement<double>(value, Tag("stage", now.Stage), Tag("target", target))] : Array.Empty<Measurement<double>>(),
        unit);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
