using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>A new random UUID (version 4). Not by seed: what a run sends must be new to a target that remembers the last run.</summary>
internal sealed record UuidPart : ITemplatePart
{
    public void AppendTo(StringBuilder text, RequestNumber request) => text.Append($"{Guid.NewGuid():D}");
}
