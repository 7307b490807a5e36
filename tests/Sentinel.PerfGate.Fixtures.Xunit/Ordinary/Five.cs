namespace PerfFacts.Ordinary;

public sealed class Five : OrdinaryTests;
