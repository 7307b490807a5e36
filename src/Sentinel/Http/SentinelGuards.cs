using Sentinel.Http.Authentication;
using Sentinel.Http.Limits;
using Sentinel.Telemetry;

namespace Sentinel.Http;

/// <summary>What stands between the network and Sentinel: server limits, API keys, rates, places, timeouts; and telemetry.</summary>
public static class SentinelGuards
{
    /// <summary>Sets up what <see cref="SentinelEndpoints.MapSentinel"/> needs, and the server's limits.</summary>
    /// <exception cref="InvalidOperationException">A key or a limit is invalid.</exception>
    public static WebApplicationBuilder AddSentinelGuards(this WebApplicationBuilder builder, SentinelOptions options)
    {
        var limits = options.Limits.Validated();
        builder.WebHost.ConfigureKestrel(server => ServerLimits.Apply(server, limits));
        var keys = new ApiKeyRing(options.ApiKeys);
        builder.Services.AddSingleton(keys);
        if (keys.IsEmpty)
        {
            builder.Services.AddNoApiKeys();
        }
        else
        {
            builder.Services.AddApiKeys();
        }

        builder.Services.AddRequestLimits(limits);
        builder.AddTelemetryExport();
        return builder;
    }

    /// <summary>Whoever is refused is refused for as little as possible: before a place is taken, and before the body is read.</summary>
    internal static WebApplication UseSentinelGuards(this WebApplication app)
    {
        app.UseMiddleware<AmbiguousFraming>();
        app.UseRouting();
        app.UseRequestTimeouts();
        var areKeysAsked = !app.Services.GetRequiredService<ApiKeyRing>().IsEmpty;
        if (areKeysAsked)
        {
            app.UseAuthentication();
        }

        app.UseRateLimiter();
        if (areKeysAsked)
        {
            app.UseAuthorization();
        }

        app.UseMiddleware<Admission>();
        return app;
    }
}
