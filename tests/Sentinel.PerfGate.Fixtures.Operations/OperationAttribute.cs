namespace Sentinel.PerfGate.Fixtures.Operations;

/// <summary>A static method that makes the delegate to measure: an <see cref="Action"/>, or a function that gives a task.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
