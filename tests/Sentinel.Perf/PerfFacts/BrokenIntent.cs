using System.Text;

namespace Sentinel.Perf.PerfFacts;

/// <summary>An intent with one mistake, under the name that its target shows.</summary>
public sealed class BrokenIntent(string name, string right, string wrong)
{
    public ReadOnlyMemory<byte> Utf8 { get; } =
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Documents.Intent(Guid.Empty)).Replace(right, wrong, StringComparison.Ordinal));

    public override string ToString() => name;
}
