namespace Sentinel.Perf.Events;

/// <summary>The system's time, some time ago: events of an earlier day can be appended with it.</summary>
internal sealed class LaggingClock : TimeProvider
{
    public TimeSpan Lag { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Lag;
}
