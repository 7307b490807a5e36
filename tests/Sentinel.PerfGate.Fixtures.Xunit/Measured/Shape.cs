namespace PerfFacts.Measured;

/// <summary>A row's value that has a name of its own, and that xunit cannot serialise.</summary>
public sealed class Shape(string name, int sides)
{
    public int Sides { get; } = sides;

    public override string ToString() => name;
}
