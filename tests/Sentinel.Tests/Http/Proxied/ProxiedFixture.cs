using Sentinel.Tests.Events.Postgres;
using Xunit;

namespace Sentinel.Tests.Http.Proxied;

/// <summary>Two services behind nginx for the tests that leave them running.</summary>
public sealed class ProxiedFixture(PostgresCluster cluster) : IAsyncLifetime
{
    internal ProxiedServices Services { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Services = await ProxiedServices.StartAsync(cluster);

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
