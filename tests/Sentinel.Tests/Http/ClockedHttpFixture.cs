using Microsoft.Extensions.Time.Testing;

namespace Sentinel.Tests.Http;

/// <summary>The same at a time that tests set.</summary>
public sealed class ClockedHttpFixture : HttpFixture
{
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Clock => Time;
}
