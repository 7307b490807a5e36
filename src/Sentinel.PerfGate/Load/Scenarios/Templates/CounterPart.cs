using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>The request's number, from 1.</summary>
internal sealed record CounterPart : ITemplatePart
{
    public void AppendTo(StringBuilder text, RequestNumber request) => text.Append(request.Value);
}
