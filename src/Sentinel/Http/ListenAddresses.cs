using System.Net;

namespace Sentinel.Http;

/// <summary>Where the server listens, decided before it starts.</summary>
internal static class ListenAddresses
{
    private const string Default = "http://127.0.0.1:3000";

    /// <summary>Listens on loopback, port 3000, unless the configuration names any address or port.</summary>
    public static void UseDefault(WebApplicationBuilder builder)
    {
        if (Configured(builder.Configuration).Length == 0 && !HasOther(builder.Configuration))
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>Whether nothing but this machine can reach the server, as far as the configuration tells.</summary>
    public static bool AreLoopback(IConfiguration configuration) =>
        !HasPorts(configuration) && Configured(configuration).Concat(EndpointUrls(configuration)).All(IsLoopback);

    private static string[] Configured(IConfiguration configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool HasOther(IConfiguration configuration) => HasPorts(configuration) || EndpointUrls(configuration).Any();

    private static bool HasPorts(IConfiguration configuration) =>
        configuration[WebHostDefaults.HttpPortsKey] is not null || configuration[WebHostDefaults.HttpsPortsKey] is not null;

    private static IEnumerable<string> EndpointUrls(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
