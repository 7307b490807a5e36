namespace Sentinel.Http;

/// <summary>Sentinel's HTTP face.</summary>
public static class SentinelEndpoints
{
    /// <summary>Maps everything Sentinel serves. The services are the caller's to dispose of, after the application stopped.</summary>
    public static WebApplication MapSentinel(this WebApplication app, SentinelServices services)
    {
        var intents = new IntentEndpoint(services.Pipeline);
        var verify = new VerifyEndpoint(services.Desk);
        var health = new HealthEndpoints(services.Store, services.Signer);

        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.MapPost("/api/v1/intents", intents.HandleAsync);
        app.MapPost("/intents", intents.HandleAsync);
        app.MapPost("/api/v1/verify", verify.HandleAsync);
        app.MapGet("/health", health.ReadyAsync);
        app.MapGet("/health/ready", health.ReadyAsync);
        app.MapGet("/health/live", HealthEndpoints.LiveAsync);
        return app;
    }
}
