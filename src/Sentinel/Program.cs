using System.Data.Common;
using Sentinel;
using Sentinel.Http;
using Sentinel.Validation;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseKestrelHttpsConfiguration();
builder.WebHost.ConfigureKestrel(server =>
{
    server.AddServerHeader = false;
    server.Limits.MaxRequestBodySize = 4 * DocumentLimits.MaxBytes;
});
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
ListenAddresses.UseDefault(builder);

var options = new SentinelOptions { SigningKey = builder.Configuration["SENTINEL_SIGNING_KEY"] };
builder.Configuration.GetSection("Sentinel").Bind(options);
options.DataDirectory = Path.GetFullPath(options.DataDirectory, builder.Environment.ContentRootPath);
options.AllowGeneratedKey |= builder.Environment.IsDevelopment() || ListenAddresses.AreLoopback(builder.Configuration);

try
{
    await using var services = await SentinelServices.OpenAsync(options);
    var app = builder.Build().MapSentinel(services);
    app.Logger.LogInformation("Events are kept in {Directory}.", options.DataDirectory);
    app.Logger.LogInformation("Signing with key {KeyId}, {Origin}.", services.Signer.KeyId, services.KeyOrigin);
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (error is InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or DbException)
{
    await Console.Error.WriteLineAsync($"sentinel: {error.Message}");
    return 1;
}
