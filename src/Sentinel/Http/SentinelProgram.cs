using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary>The service as a program: configuration, Kestrel, and an orderly end.</summary>
internal static class SentinelProgram
{
    /// <summary>Room for a verification's three documents.</summary>
    private const int MaxBodyBytes = 4 * DocumentLimits.MaxBytes;

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        ListenAddresses.UseDefault(builder);

        var options = ReadOptions(builder);
        await using var services = await SentinelServices.OpenAsync(options);
        await using var app = builder.Build();
        app.MapSentinel(services);
        services.Rotation?.LogTo(app.Logger);
        services.Checkpointer.LogTo(app.Logger);
        app.Logger.LogInformation("Events are kept in {Directory}.", options.DataDirectory);
        app.Logger.LogInformation("Signing with key {KeyId}, {Origin}.", services.Signer.KeyId, services.KeyOrigin);
        await app.RunAsync();
    }

    /// <summary>What every command of the program takes from the configuration.</summary>
    public static SentinelOptions ReadOptions(WebApplicationBuilder builder)
    {
        var options = new SentinelOptions { SigningKey = builder.Configuration["SENTINEL_SIGNING_KEY"] };
        builder.Configuration.GetSection("Sentinel").Bind(options);
        options.DataDirectory = Path.GetFullPath(options.DataDirectory, builder.Environment.ContentRootPath);
        options.KeyDirectory = options.KeyDirectory is { } keys ? Path.GetFullPath(keys, builder.Environment.ContentRootPath) : null;
        options.AllowGeneratedKey |= builder.Environment.IsDevelopment() || ListenAddresses.AreLoopback(builder.Configuration);
        return options;
    }
}
