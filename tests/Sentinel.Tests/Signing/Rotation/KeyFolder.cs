using System.Text.Json.Nodes;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing.Rotation;

/// <summary>A folder of keys with its <c>keys.json</c>.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public string Path => _directory.Path;

    /// <summary>Makes a key and writes its private half.</summary>
    /// <returns>Its id.</returns>
    public string Make(string file, KeyAlgorithm? algorithm = null)
    {
        using var key = SigningKey.WriteNew(_directory.File(file), algorithm);
        return key.KeyId;
    }

    public void Write(string file, string text) => File.WriteAllText(_directory.File(file), text);

    public SigningKey Open(string file) => SigningKey.FromPem(File.ReadAllText(_directory.File(file)));

    public void Delete(string file) => File.Delete(_directory.File(file));

    /// <summary>Writes <c>keys.json</c> beside and moves it over the old one.</summary>
    public void List(params (string File, string Status)[] keys) =>
        List(keys.Select(key => new JsonObject { ["file"] = key.File, ["status"] = key.Status }));

    public void List(IEnumerable<JsonObject> keys)
    {
        Write("keys.json.new", new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString());
        File.Move(_directory.File("keys.json.new"), _directory.File("keys.json"), overwrite: true);
    }

    public void Dispose() => _directory.Dispose();
}
