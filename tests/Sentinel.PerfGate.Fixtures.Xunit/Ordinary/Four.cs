namespace PerfFacts.Ordinary;

public sealed class Four : OrdinaryTests;
