namespace Sentinel.PerfGate.Measurement;

/// <summary>
/// Names a kind of targets that an assembly brings: the worker asks the source for the targets of the user's assembly when that
/// assembly, or one that it references directly, carries the attribute.
/// </summary>
/// <param name="source">A class that implements <see cref="ITargetSource"/> and has a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TargetSourceAttribute(Type source) : Attribute
{
    /// <summary>The source's class.</summary>
    public Type Source { get; } = source;
}
