namespace Sentinel.Speed.Measuring;

/// <summary>One of the two that are compared.</summary>
/// <param name="Name">What it is, as the table says it.</param>
/// <param name="MeasureAsync">Works for the time given and returns operations a second.</param>
internal sealed record Contestant(string Name, Func<TimeSpan, Task<double>> MeasureAsync)
{
    /// <summary>One thread that does one thing over and over.</summary>
    public static Contestant Of(string name, Action operation) =>
        new(name, length => Task.FromResult(Throughput.Of(operation, length)));
}
