using Sentinel.Configuration;
using Sentinel.Http.Authentication;

namespace Sentinel.Http;

/// <summary>The service as a program: configuration, Kestrel, and an orderly end.</summary>
internal static class SentinelProgram
{
    public static async Task RunAsync(string[] args)
    {
        // Configuration is read once. To wait for changes of its files is to be woken by every write below the content root, which is where
        // the events are by default: a seventh of the service's processor time under load.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Why it did not start is said once, by the program, without a page of stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        ListenAddresses.UseDefault(builder);

        var options = ServiceConfiguration.Read(builder);
        ReadApiKeys(builder, options);
        builder.AddSentinelGuards(options);
        await using var services = await SentinelServices.OpenAsync(options);
        await using var app = builder.Build();
        app.MapSentinel(services);
        services.Rotation?.LogTo(app.Logger);
        services.Checkpointer.LogTo(app.Logger);
        if (options.UsesPostgreSql)
        {
            app.Logger.LogInformation("Events are kept in PostgreSQL, checkpoints also in {Directory}.", options.DataDirectory);
        }
        else
        {
            app.Logger.LogInformation("Events are kept in {Directory}.", options.DataDirectory);
        }

        app.Logger.LogInformation("Signing with key {KeyId}, {Origin}.", services.Signer.KeyId, services.KeyOrigin);
        app.Logger.LogInformation("{Keys}", DescribeKeys(options));
        if (options.RecordRequests)
        {
            var session = await services.Sessions.StartAsync($"service {Environment.ProcessId}");
            app.Logger.LogInformation("Requests are recorded in session {Session}.", session.Id);
        }

        await app.RunAsync();
        await services.Sessions.EndAsync();
    }

    private static void ReadApiKeys(WebApplicationBuilder builder, SentinelOptions options)
    {
        if (options.ApiKeysFile is { } file)
        {
            options.ApiKeys = [.. options.ApiKeys, .. ApiKeyFile.Read(Path.GetFullPath(file, builder.Environment.ContentRootPath))];
        }

        if (options.ApiKeys.Length == 0 && !ListenAddresses.AreLoopback(builder.Configuration))
        {
            throw new InvalidOperationException(
                "No API keys are configured, and without any Sentinel listens on loopback alone. Make one with "
                + "'sentinel create-api-key --name NAME --scopes intents:write,verify' and put what it prints into the configuration.");
        }
    }

    private static string DescribeKeys(SentinelOptions options) => options.ApiKeys.Length == 0
        ? "No API keys are configured: whoever reaches this machine's loopback may write."
        : $"API keys: {string.Join(", ", options.ApiKeys.Select(key => $"{key.Name} ({string.Join(' ', key.Scopes)})"))}.";
}
