using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Sentinel.Tests.Pipeline;

/// <summary>A whole Sentinel over a folder of its own, at a time that tests set.</summary>
public abstract class PipelineFixture : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    protected SentinelServices Sentinel { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Sentinel = SentinelServices.CreateInProcess(_directory.Path, Clock);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Sentinel.DisposeAsync();
        _directory.Dispose();
    }

    protected async Task RestartAsync()
    {
        await Sentinel.DisposeAsync();
        await InitializeAsync();
    }

    protected static JsonObject NewIntent(string riskLevel = "low", string? user = null) => Sample.NewIntent(riskLevel, user);
}
