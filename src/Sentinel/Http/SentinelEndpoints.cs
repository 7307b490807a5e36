using Sentinel.Http.Approvals;
using Sentinel.Http.Events;
using Sentinel.Http.Idempotency;
using Sentinel.Http.Intents;
using Sentinel.Http.OpenApi;
using Sentinel.Http.Reports;
using Sentinel.Http.Verify;

namespace Sentinel.Http;

/// <summary>Sentinel's HTTP face.</summary>
public static class SentinelEndpoints
{
    /// <summary>Maps everything Sentinel serves. The services are the caller's to dispose of, after the application stopped.</summary>
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
        var health = new HealthEndpoints(services.Store, services.Signer, services.Rotation);

        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.MapPost("/api/v1/intents", intents.HandleAsync);
        app.MapPost("/intents", intents.HandleAsync).ExcludeFromDescription();
        app.MapPost("/api/v1/verify", verify.HandleAsync);
        app.MapPost("/api/v1/plans/{id}/approvals", approvals.HandleAsync);
        app.MapPost("/api/v1/reports", reports.HandleAsync);
        app.MapGet("/api/v1/events", events.HandleAsync);
        app.MapGet("/api/v1/events/verification", chain.HandleAsync);
        app.MapGet("/api/v1/public-keys", publicKeys.HandleAsync);
        app.MapGet("/health", health.ReadyAsync).ExcludeFromDescription();
        app.MapGet("/health/ready", health.ReadyAsync);
        app.MapGet("/health/live", HealthEndpoints.LiveAsync);
        app.MapGet("/openapi/v1.json", OpenApiEndpoint.HandleAsync).ExcludeFromDescription();
        return app;
    }
}
