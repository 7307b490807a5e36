namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>Finds the placeholders of texts, <c>${uuid}</c>. <c>$${</c> stands for <c>${</c> itself.</summary>
/// <param name="variable">An environment variable, or null. Variables are put in when the scenario is read.</param>
internal sealed class TemplateParser(Func<string, string?> variable)
{
    private const string Opening = "${";

    private readonly PlaceholderParser _placeholders = new(variable);

    /// <summary>Reads one text. Random placeholders of texts that this parser reads differ from each other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problems">Gets what is wrong; such a placeholder stays as it is written.</param>
    public TextTemplate Parse(string text, ICollection<TemplateProblem> problems)
    {
        var parts = new List<ITemplatePart>();
        var at = 0;
        for (var opening = Next(text, 0); opening >= 0; opening = Next(text, at))
        {
            AddLiteral(parts, text[at..opening]);
            if (opening > 0 && text[opening - 1] == '$')
            {
                // The first sign is in the literal already.
                AddLiteral(parts, "{");
                at = opening + Opening.Length;
                continue;
            }

            var end = text.IndexOf('}', opening);
            if (end < 0)
            {
                problems.Add(new(opening, $"This placeholder has no end. Write }} behind it, or $${{ for the text ${{ itself."));
                at = opening;
                break;
            }

            if (_placeholders.Parse(text[(opening + Opening.Length)..end], out var problem) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                problems.Add(new(opening, problem));
            }

            at = end + 1;
        }

        AddLiteral(parts, text[at..]);
        return new(parts);
    }

    private static int Next(string text, int from) => text.IndexOf(Opening, from, StringComparison.Ordinal);

    private static void AddLiteral(List<ITemplatePart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new LiteralPart(text));
        }
    }
}
