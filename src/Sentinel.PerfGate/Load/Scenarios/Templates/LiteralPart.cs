using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>Text that is the same in every request.</summary>
internal sealed record LiteralPart(string Text) : ITemplatePart
{
    public void AppendTo(StringBuilder text, RequestNumber request) => text.Append(Text);
}
