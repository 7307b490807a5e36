namespace PerfFacts.Ordinary;

public sealed class One : OrdinaryTests;
