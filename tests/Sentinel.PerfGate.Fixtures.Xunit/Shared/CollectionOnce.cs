namespace PerfFacts.Shared;

public sealed class CollectionOnce : OnlyOnce;
