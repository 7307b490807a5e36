namespace Sentinel.PerfGate.Benchmarks.Comparison;

/// <summary>One of the implementations that are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Operation">What is measured.</param>
internal sealed record Implementation(string Name, MeasuredOperation Operation);
