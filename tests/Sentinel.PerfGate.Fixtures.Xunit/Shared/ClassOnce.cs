namespace PerfFacts.Shared;

public sealed class ClassOnce : OnlyOnce;
