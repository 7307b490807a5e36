namespace PerfFacts.Ordinary;

public sealed class Seven : OrdinaryTests;
