using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>Text with placeholders that each request fills in.</summary>
/// <param name="parts">Its stretches in order.</param>
internal sealed class TextTemplate(IReadOnlyList<ITemplatePart> parts)
{
    public IReadOnlyList<ITemplatePart> Parts { get; } = parts;

    /// <summary>Whether it is the same in every request.</summary>
    public bool IsConstant => Parts.All(part => part is LiteralPart);

    public string Render(RequestNumber request)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            part.AppendTo(text, request);
        }

        return text.ToString();
    }
}
