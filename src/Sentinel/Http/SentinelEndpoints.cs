namespace Sentinel.Http;

/// <summary>Sentinel's HTTP face.</summary>
public static class SentinelEndpoints
{
    /// <summary>Maps everything Sentinel serves. The services are the caller's to dispose of, after the application stopped.</summary>
    public static WebApplication MapSentinel(this WebApplication app, SentinelServices services)
    {
        var intents = new IntentEndpoint(services.Pipeline);
        var verify = new VerifyEndpoint(services.Desk);
        var publicKeys = new PublicKeysEndpoint(services.Trust);
        var health = new HealthEndpoints(services.Store, services.Signer, services.Rotation);

        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.MapPost("/api/v1/intents", intents.HandleAsync);
        app.MapPost("/intents", intents.HandleAsync);
        app.MapPost("/api/v1/verify", verify.HandleAsync);
        app.MapGet("/api/v1/public-keys", publicKeys.HandleAsync);
        app.MapGet("/health", health.ReadyAsync);
        app.MapGet("/health/ready", health.ReadyAsync);
        app.MapGet("/health/live", HealthEndpoints.LiveAsync);
        return app;
    }
}
