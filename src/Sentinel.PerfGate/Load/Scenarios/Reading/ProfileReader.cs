using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads the requests of a scenario: one, or one for each profile.</summary>
internal sealed class ProfileReader(SourceText source, string folder, ScenarioSurroundings surroundings, ScenarioValues values)
{
    private const string DefaultName = "http";

    /// <summary>In the place of an address that is wrong and told: requests below it are not wrong for that.</summary>
    private const string WrongUrl = "http://wrong.invalid";

    /// <returns>The profiles that hold no error.</returns>
    public IReadOnlyList<ScenarioProfile> Read(SourceNode root, string scenario)
    {
        var templates = new TemplateReader(source, surroundings.Variable, values);
        var baseUrl = surroundings.TargetUrl?.AbsoluteUri ?? BaseUrl(root, templates);
        var profiles = new List<ScenarioProfile>();
        foreach (var (name, location, request) in Declared(root))
        {
            if (new RequestReader(templates, folder, baseUrl, values).Read(request) is { } read)
            {
                profiles.Add(new($"load/{scenario}/{name}", name, location, read));
            }
        }

        return profiles;
    }

    private List<(string Name, SourceLocation Location, SourceNode Request)> Declared(SourceNode root)
    {
        var one = root.Members.FirstOrDefault(member => member.Name == "request");
        var several = root.Members.FirstOrDefault(member => member.Name == "profiles");
        if (one is null && several is null)
        {
            values.Refuse(
                root.Location,
                "\"request\" is missing. Write \"request\": { \"url\": \"http://127.0.0.1:3000/health\" }, or \"profiles\" with a request for each.",
                DiagnosticCode.Structure);
            return [];
        }

        if (several is not null)
        {
            foreach (var other in root.Members.Where(member => member.Name is "request" or "profile"))
            {
                values.Refuse(other.Location, $"\"{other.Name}\" and \"profiles\" do not go together. Move the request below \"profiles\", under its name.");
            }

            return [.. several.Value.Members.Where(member => member.Value.IsObject && IsName(member.Name, member.Location)).Select(member => (member.Name, member.Location, member.Value))];
        }

        return one!.Value.IsObject ? [(ScenarioValues.Text(root, "profile") ?? DefaultName, one.Location, one.Value)] : [];
    }

    private bool IsName(string name, SourceLocation location)
    {
        if (name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
        {
            return true;
        }

        values.Refuse(location, $"\"{name}\" is no name of a profile, for it is a part of the target's id. Valid characters are letters, digits, - _ and .");
        return false;
    }

    private string? BaseUrl(SourceNode root, TemplateReader templates)
    {
        if (root.Find("target")?.Find("url") is not { } node)
        {
            return null;
        }

        if (!node.IsString || templates.Read(node) is not { } template)
        {
            return WrongUrl;
        }

        if (!template.IsConstant)
        {
            values.Refuse(node.Location, "The address of the target is the same for all requests; only ${env:NAME} may stand in it. Write the others into the request's \"url\".");
            return WrongUrl;
        }

        var text = template.Render(default);
        if (RequestReader.IsHttp(text))
        {
            return text;
        }

        values.Refuse(node.Location, $"\"{text}\" is no absolute http or https address. Write \"http://127.0.0.1:3000\".");
        return WrongUrl;
    }
}
