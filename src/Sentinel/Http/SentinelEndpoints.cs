using Polly.CircuitBreaker;
using Sentinel.Http.Approvals;
using Sentinel.Http.Authentication;
using Sentinel.Http.Events;
using Sentinel.Http.Idempotency;
using Sentinel.Http.Intents;
using Sentinel.Http.Limits;
using Sentinel.Http.OpenApi;
using Sentinel.Http.Reports;
using Sentinel.Http.Verify;
using Sentinel.Reliability;

namespace Sentinel.Http;

/// <summary>Sentinel's HTTP face.</summary>
public static class SentinelEndpoints
{
    /// <summary>
    /// Maps everything Sentinel serves, behind what <see cref="SentinelGuards.AddSentinelGuards"/> set up. The services are the caller's to
    /// dispose of, after the application stopped.
    /// </summary>
    public static WebApplication MapSentinel(this WebApplication app, SentinelServices services)
    {
        var keys = new IdempotencyKeys(services.Store, services.Clock);
        var intents = new IntentEndpoint(services.Pipeline, keys);
        var verify = new VerifyEndpoint(services.Desk, keys);
        var approvals = new ApprovalEndpoint(services.Humans, keys);
        var reports = new ReportEndpoint(services.Reports, keys);
        var events = new EventsEndpoint(services.Store, new EventFeed(services.Store, app.Lifetime.ApplicationStopping));
        var chain = new ChainEndpoint(services.Store);
        var publicKeys = new PublicKeysEndpoint(services.Trust);
        var health = new HealthEndpoints(services.Store, services.Signer, services.Rotation, services.Breakers);

        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<BreakerHeader>(services.Breakers);
        app.UseSentinelGuards();
        app.MapPost("/api/v1/intents", intents.HandleAsync).RequireAuthorization(Scopes.IntentsWrite);
        app.MapPost("/intents", intents.HandleAsync).RequireAuthorization(Scopes.IntentsWrite).ExcludeFromDescription();
        app.MapPost("/api/v1/verify", verify.HandleAsync).RequireAuthorization(Scopes.Verify);
        app.MapPost("/api/v1/plans/{id}/approvals", approvals.HandleAsync).RequireAuthorization(Scopes.ApprovalsWrite);
        app.MapPost("/api/v1/reports", reports.HandleAsync).RequireAuthorization(Scopes.ReportsWrite);
        app.MapGet("/api/v1/events", events.HandleAsync).RequireAuthorization(Scopes.EventsRead);
        app.MapGet("/api/v1/events/verification", chain.HandleAsync).RequireAuthorization(Scopes.EventsRead);
        app.MapGet("/api/v1/public-keys", publicKeys.HandleAsync);
        app.MapGet("/health", health.ReadyAsync).WithoutLimits().ExcludeFromDescription();
        app.MapGet("/health/ready", health.ReadyAsync).WithoutLimits();
        app.MapGet("/health/live", HealthEndpoints.LiveAsync).WithoutLimits();
        app.MapGet("/openapi/v1.json", OpenApiEndpoint.HandleAsync).ExcludeFromDescription();
        foreach (var breaker in services.Breakers.All)
        {
            breaker.Changed = (changed, state) => Log(app.Logger, changed, state);
        }

        return app;
    }

    private static void Log(ILogger logger, Breaker breaker, CircuitState state) =>
        logger.Log(
            state == CircuitState.Open ? LogLevel.Warning : LogLevel.Information,
            "The circuit breaker '{Breaker}' is {State}.", breaker.Name, Breaker.NameOf(state));
}
