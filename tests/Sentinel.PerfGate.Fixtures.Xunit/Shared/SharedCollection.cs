using Xunit;

namespace PerfFacts.Shared;

[CollectionDefinition(Name)]
public sealed class SharedCollection : ICollectionFixture<CollectionOnce>
{
    public const string Name = "shared";
}
