namespace PerfFacts.Ordinary;

public sealed class Two : OrdinaryTests;
