using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sentinel.Tests.Http.OpenApi;

/// <summary>The API reference as a page of Markdown, made from the OpenAPI document.</summary>
internal static class ApiPage
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append("# API reference\n\n");
        page.Append("Made from the OpenAPI document that the service serves at `/openapi/v1.json`; a test holds the two equal, and holds every\n");
        page.Append("answer of the service's tests against the document. [sentinel.md](sentinel.md) has a tour with `curl`.\n\n");
        page.Append("| | |\n|---|---|\n");
        foreach (var (path, method, operation) in Documented.Operations)
        {
            page.Append($"| [`{method} {path}`](#{Anchor($"{method} {path}")}) | {operation["summary"]} |\n");
        }

        foreach (var (path, method, operation) in Documented.Operations)
        {
            page.Append($"\n## {method} {path}\n\n{operation["summary"]}. {operation["description"]}".TrimEnd()).Append('\n');
            if (Documented.ScopeOf(operation) is { } scope)
            {
                page.Append($"\nScope: `{scope}`\n");
            }

            AppendParameters(page, operation);
            AppendRequest(page, operation);
            AppendAnswers(page, operation);
        }

        AppendCommonAnswers(page);
        return page.ToString();
    }

    private static void AppendParameters(StringBuilder page, JsonObject operation)
    {
        if (operation["parameters"] is not JsonArray parameters)
        {
            return;
        }

        page.Append("\n| parameter | in | type | |\n|---|---|---|---|\n");
        foreach (var parameter in parameters.Select(listed => Documented.Resolve(listed!)))
        {
            var required = parameter["required"]?.GetValue<bool>() == true ? ", required" : "";
            page.Append($"| `{parameter["name"]}` | {parameter["in"]}{required} | {TypeOf(parameter["schema"]!)} | {parameter["description"]} |\n");
        }
    }

    private static void AppendRequest(StringBuilder page, JsonObject operation)
    {
        if (operation["requestBody"]?["content"]?["application/json"] is { } content)
        {
            page.Append($"\nRequest{SchemaName(content["schema"]!)}, for example:\n");
            AppendExample(page, content["example"]!);
        }
    }

    private static void AppendAnswers(StringBuilder page, JsonObject operation)
    {
        var answers = operation["responses"]!.AsObject();
        var own = answers.Where(answer => answer.Value!["$ref"] is null).ToList();
        page.Append("\n| answer | |\n|---|---|\n");
        foreach (var (status, answer) in own)
        {
            page.Append($"| `{status}` | {answer!["description"]} |\n");
        }

        var common = answers.Where(answer => answer.Value!["$ref"] is not null).Select(answer => $"`{answer.Key}`").ToList();
        if (common.Count > 0)
        {
            page.Append($"| {string.Join(", ", common)} | as [everywhere](#common-answers) |\n");
        }

        foreach (var (status, answer) in own)
        {
            if (answer!["content"]?.AsObject().Select(content => content.Value!["example"]).FirstOrDefault(given => given is not null) is { } example)
            {
                page.Append($"\n`{status}`:\n");
                AppendExample(page, example);
            }
        }
    }

    private static void AppendCommonAnswers(StringBuilder page)
    {
        var answers = Documented.Operations
            .SelectMany(documented => documented.Operation["responses"]!.AsObject())
            .Where(answer => answer.Value!["$ref"] is not null)
            .Select(answer => (Status: answer.Key, Description: Documented.Resolve(answer.Value!)["description"]!.GetValue<string>()))
            .Distinct()
            .OrderBy(answer => answer.Status, StringComparer.Ordinal);
        page.Append("\n## Common answers\n\n");
        page.Append("Errors are `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, and where several things can be wrong\n");
        page.Append("`errors[]`, each with its `pointer` (RFC 6901) into the body, or its `parameter`, and its `detail`.\n\n");
        page.Append("| answer | |\n|---|---|\n");
        foreach (var (status, description) in answers)
        {
            page.Append($"| `{status}` | {description} |\n");
        }
    }

    private static void AppendExample(StringBuilder page, JsonNode example) =>
        page.Append("\n```json\n").Append(example.ToJsonString(Indented)).Append("\n```\n");

    private static string SchemaName(JsonNode schema) =>
        schema["$ref"] is JsonValue reference ? $" ({reference.GetValue<string>().Split('/')[^1]} document)" : "";

    private static string TypeOf(JsonNode node)
    {
        var schema = Documented.Resolve(node);
        var type = schema["format"]?.GetValue<string>() ?? schema["type"]!.GetValue<string>();
        return schema["default"] is { } otherwise ? $"{type}, default {otherwise}" : type;
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Replace(' ', '-').Where(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));
}
