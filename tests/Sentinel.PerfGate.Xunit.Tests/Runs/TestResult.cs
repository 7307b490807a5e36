using System.Text;
using System.Xml.Linq;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>One test of a results file of xunit's.</summary>
internal sealed record TestResult(string Name, string Result, string Output, string Message, string Trace, string Warnings, string Category, string? Attachment)
{
    /// <summary>The tests by method and arguments, apart from the 200 ordinary ones.</summary>
    public static IReadOnlyDictionary<string, TestResult> Read(string xml) => XDocument.Parse(Unescaped(xml))
        .Descendants("test")
        .Where(test => !test.Attribute("type")!.Value.StartsWith("PerfFacts.Ordinary.", StringComparison.Ordinal))
        .Select(Of)
        .ToDictionary(test => test.Name, StringComparer.Ordinal);

    // xunit's writer puts a backslash before quotes in texts.
    private static string Unescaped(string xml) => xml.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\&quot;", "&quot;", StringComparison.Ordinal);

    private static TestResult Of(XElement test) => new(
        ShortName(test),
        test.Attribute("result")!.Value,
        test.Element("output")?.Value ?? "",
        test.Element("failure")?.Element("message")?.Value ?? test.Element("reason")?.Value ?? "",
        test.Element("failure")?.Element("stack-trace")?.Value ?? "",
        string.Join('\n', test.Descendants("warning").Select(warning => warning.Value)),
        test.Descendants("trait").FirstOrDefault(trait => trait.Attribute("name")!.Value == "Category")?.Attribute("value")!.Value ?? "",
        test.Descendants("attachment").FirstOrDefault() is { } attachment ? Content(attachment) : null);

    private static string ShortName(XElement test)
    {
        var full = test.Attribute("name")!.Value;
        var arguments = full.IndexOf('(', StringComparison.Ordinal);
        var method = arguments < 0 ? full : full[..arguments];
        return method[(method.LastIndexOf('.') + 1)..] + (arguments < 0 ? "" : full[arguments..]);
    }

    private static string Content(XElement attachment) =>
        attachment.Attribute("media-type") is { Value: "application/json" } ? Encoding.UTF8.GetString(Convert.FromBase64String(attachment.Value)) : "";
}
