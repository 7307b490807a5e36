namespace PerfFacts.Ordinary;

public sealed class Three : OrdinaryTests;
