namespace PerfFacts.Ordinary;

public sealed class Eight : OrdinaryTests;
