using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Http.Authentication;

namespace Sentinel.Commands;

/// <summary><c>sentinel create-api-key</c>: makes a key and says what to put into the configuration. Writes no file.</summary>
internal static class CreateApiKeyCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "create-api-key";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Runs the command.</summary>
    /// <returns>0: a key was made; 1: the arguments are wrong.</returns>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error) =>
        new RootCommand("Sentinel") { Create() }.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });

    private static Command Create()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is; logs have this name.", HelpName = "NAME", Required = true };
        var scopes = new Option<string>("--scopes")
        {
            Description = $"What it may do, separated by commas: {string.Join(", ", Scopes.All)}.",
            HelpName = "SCOPES",
            Required = true,
        };
        var command = new Command(Name, "Makes an API key, prints it once and the configuration that makes it known.") { name, scopes };
        command.SetAction(parsed =>
        {
            var configuration = parsed.InvocationConfiguration;
            return Run(parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes), configuration.Output, configuration.Error);
        });
        return command;
    }

    private static int Run(string name, string scopes, TextWriter output, TextWriter error)
    {
        var key = ApiKeySecret.Generate();
        var options = new ApiKeyOptions
        {
            Name = name,
            Hash = ApiKeySecret.HashOf(key),
            Scopes = scopes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        try
        {
            ApiKeyRing.Check(options);
        }
        catch (InvalidOperationException mistake)
        {
            error.WriteLine($"sentinel: {mistake.Message}");
            return 1;
        }

        output.WriteLine($"The key, shown this once: {key}");
        output.WriteLine("For appsettings.json, or a file of its own named by Sentinel:ApiKeysFile:");
        output.WriteLine(Configuration(options));
        return 0;
    }

    private static string Configuration(ApiKeyOptions key)
    {
        var entry = new JsonObject
        {
            ["Name"] = key.Name,
            ["Hash"] = key.Hash,
            ["Scopes"] = new JsonArray([.. key.Scopes.Select(scope => JsonValue.Create(scope))]),
        };
        return new JsonObject { ["Sentinel"] = new JsonObject { ["ApiKeys"] = new JsonArray(entry) } }.ToJsonString(Indented);
    }
}
