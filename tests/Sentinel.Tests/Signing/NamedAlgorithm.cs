using Sentinel.Signing;

namespace Sentinel.Tests.Signing;

/// <summary>Algorithms by their names, which test data can hold.</summary>
internal static class NamedAlgorithm
{
    public static KeyAlgorithm Find(string name) => KeyAlgorithm.All.Single(algorithm => algorithm.Name == name);
}
