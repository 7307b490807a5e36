using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;
using Sentinel.PerfGate.Load.Scenarios.Reading;
using Sentinel.PerfGate.Load.Scenarios.Templates;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>The request of a run without a scenario file.</summary>
internal sealed class LoadRequestOptions
{
    private static readonly string[] Methods = [.. RequestReader.Methods.Select(method => method.Method)];

    private readonly Option<string?> method = new("--method") { Description = "GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS. Default: GET, POST with a body.", HelpName = "GET" };
    private readonly Option<string[]> headers = new("--header") { Description = "A header, for example \"Authorization: Bearer x\". May be repeated.", HelpName = "NAME: VALUE", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> body = new("--body") { Description = "The body. It, --url and --header may hold placeholders such as ${uuid} and ${counter}.", HelpName = "TEXT" };
    private readonly Option<string?> bodyFile = new("--body-file") { Description = "A file that holds the body.", HelpName = "FILE" };
    private readonly Option<Version> version = new("--http-version")
    {
        Description = "1.1, or 2.",
        HelpName = "1.1|2",
        DefaultValueFactory = _ => HttpVersion.Version11,
        CustomParser = result =>
        {
            if (result.Tokens[0].Value is "2" or "2.0") return HttpVersion.Version20;
            if (result.Tokens[0].Value is not "1.1") result.AddError($"\"{result.Tokens[0].Value}\" is no version of HTTP that is known here. Valid values are 1.1 and 2.");
            return HttpVersion.Version11;
        },
    };

    private readonly Option<int[]?> expect = new("--expect")
    {
        Description = "Statuses that are a success, for example 200,429. Default: 200 to 299.",
        HelpName = "STATUS,…",
        CustomParser = result =>
        {
            var statuses = result.Tokens.SelectMany(token => token.Value.Split(',')).Select(text => int.TryParse(text, out var status) && status is >= 200 and <= 599 ? status : 0).ToArray();
            if (statuses.Contains(0)) result.AddError($"\"{result.Tokens[0].Value}\" is no list of statuses. Write numbers from 200 to 599 with commas between them, for example 200,429.");
            return statuses;
        },
    };

    private readonly Option<string?> expectBody = new("--expect-body") { Description = "Text that the answer's body must hold.", HelpName = "TEXT" };

    /// <summary>All of them; they do not go together with a scenario file, which says the same.</summary>
    public IReadOnlyList<Option> All => [method, headers, body, bodyFile, version, expect, expectBody];

    /// <exception cref="ToolException">One of them is wrong: all mistakes at once.</exception>
    public ScenarioRequest Read(ParseResult parsed, string url, ToolConsole console)
    {
        var mistakes = new List<string>();
        var templates = new TemplateParser(console.Variable);
        TextTemplate Template(string option, string text)
        {
            var problems = new List<TemplateProblem>();
            var template = templates.Parse(text, problems);
            mistakes.AddRange(problems.Select(problem => $"{option}: {problem.Message}"));
            return template;
        }

        var address = Template("--url", url);
        var sample = address.Render(new(1, 0, DateTimeOffset.UnixEpoch));
        if (!RequestReader.IsHttp(sample)) mistakes.Add($"--url: \"{url}\" is no http or https address. Write for example http://127.0.0.1:3000/health.");
        var named = Headers(parsed, mistakes).Select(header => KeyValuePair.Create(header.Key, Template("--header", header.Value))).ToList();
        var (bytes, content) = Body(parsed, console, mistakes, Template);
        var verb = (parsed.GetValue(method) ?? (bytes is null && content is null ? "GET" : "POST")).ToUpperInvariant();
        if (!Methods.Contains(verb)) mistakes.Add($"--method: \"{verb}\" is no method. Valid values are {string.Join(", ", Methods)}.{Budgets.Suggestion.Sentence(verb, Methods)}");
        var contentType = named.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value?.Render(default) ?? "application/json";
        if (!MediaTypeHeaderValue.TryParse(contentType, out _)) mistakes.Add($"--header: \"{contentType}\" is no type of content. Write for example application/json.");
        if (mistakes.Count > 0) throw UsageMistakes.Of(mistakes);

        named.RemoveAll(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        var constant = new HttpRequestTemplate(new(sample))
        {
            Method = HttpMethod.Parse(verb),
            Headers = [.. named.Select(header => KeyValuePair.Create(header.Key, header.Value.Render(default)))],
            Body = bytes,
            ContentType = contentType,
            ExpectedStatus = parsed.GetValue(expect) is { Length: > 0 } statuses ? statuses.ToHashSet() : null,
            ExpectedBody = parsed.GetValue(expectBody),
            Version = parsed.GetValue(version)!,
        };
        return new(constant)
        {
            UrlTemplate = address.IsConstant ? null : address,
            BodyTemplate = content,
            HeaderTemplates = named.TrueForAll(header => header.Value.IsConstant) ? null : named,
        };
    }

    private List<KeyValuePair<string, string>> Headers(ParseResult parsed, List<string> mistakes)
    {
        var read = new List<KeyValuePair<string, string>>();
        foreach (var text in parsed.GetValue(headers) ?? [])
        {
            var (name, value) = text.Split(':', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (text, null);
            if (value is null) mistakes.Add($"--header: \"{text}\" has no colon. Write \"Name: value\".");
            else if ((HeaderReader.ProblemOfName(name) ?? HeaderReader.ProblemOfValue(name, value)) is { } problem) mistakes.Add($"--header: {problem}");
            else read.Add(new(name, value));
        }
        return read;
    }

    private (ReadOnlyMemory<byte>? Bytes, TextTemplate? Template) Body(ParseResult parsed, ToolConsole console, List<string> mistakes, Func<string, string, TextTemplate> template)
    {
        var text = parsed.GetValue(body);
        if (parsed.GetValue(bodyFile) is not { } file) return text is null ? (null, null) : Split(template("--body", text));
        if (text is not null) mistakes.Add("--body and --body-file do not go together. Keep one of them.");
        try
        {
            var bytes = File.ReadAllBytes(Path.GetFullPath(file, console.WorkingDirectory));
            return Utf8.IsValid(bytes) ? Split(template("--body-file", Encoding.UTF8.GetString(bytes))) : (bytes, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add($"--body-file: {file} cannot be read: {e.Message}");
            return (null, null);
        }
    }

    private static (ReadOnlyMemory<byte>? Bytes, TextTemplate? Template) Split(TextTemplate template) =>
        template.IsConstant ? (Encoding.UTF8.GetBytes(template.Render(default)), null) : (null, template);
}
