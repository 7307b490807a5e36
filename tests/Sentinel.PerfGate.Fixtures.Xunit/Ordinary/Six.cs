namespace PerfFacts.Ordinary;

public sealed class Six : OrdinaryTests;
