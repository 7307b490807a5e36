using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Sentinel.Telemetry;

/// <summary>
/// Sends metrics and traces to a collector by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; otherwise nothing is set up, and
/// nothing listens. The other variables of the OpenTelemetry specification (protocol, headers, sampler, resource) hold as they are.
/// </summary>
internal static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        // The environment last: OTEL_SERVICE_NAME wins over the name given here.
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("sentinel").AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(SentinelMetrics.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter())
            .WithTracing(tracing => tracing
                .AddSource(SentinelMetrics.Name)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !IsHealth(context.Request.Path))
                .AddOtlpExporter());
    }

    private static bool IsHealth(PathString path) => path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
}
