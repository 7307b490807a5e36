using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Sentinel.Validation;

namespace Sentinel.Signing.Rotation;

/// <summary>
/// Reads <c>keys.json</c>: <c>{"keys": [{"file", "status", "keyId"?, "retiredAt"?}]}</c> and nothing else. Every error is reported, none
/// repeats a value, for a secret may have been put in the wrong place.
/// </summary>
internal static class KeysFile
{
    public const string Name = "keys.json";
    public const int MaxBytes = 64 * 1024;

    private const int MaxName = 128;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private static readonly string[] Members = ["file", "keyId", "retiredAt", "status"];
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static List<KeyEntry> Read(ReadOnlySpan<byte> utf8, List<ValidationError> errors)
    {
        if (!Utf8.IsValid(utf8))
        {
            errors.Add(new ValidationError("", "is not valid UTF-8"));
            return [];
        }

        try
        {
            return ReadRoot(JsonElement.Parse(utf8, Strict), errors);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is null ? "" : $" (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})";
            errors.Add(new ValidationError("", $"is not JSON in which every name is given once{place}"));
        }
        catch (InvalidOperationException)
        {
            errors.Add(new ValidationError("", "holds half a surrogate pair"));
        }

        return [];
    }

    private static List<KeyEntry> ReadRoot(JsonElement root, List<ValidationError> errors)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            errors.Add(new ValidationError("", """must be an object such as {"keys": [{"file": "a.pem", "status": "active"}]}"""));
            return [];
        }

        RefuseOthers(root, "", ["keys"], errors);
        var entries = new List<KeyEntry>();
        foreach (var key in keys.EnumerateArray())
        {
            var pointer = JsonPointer.Append("/keys", entries.Count);
            entries.Add(ReadEntry(key, pointer, errors));
        }

        // Those that can be read are looked into even when another is wrong, so that all errors come at once.
        return [.. entries.Where(entry => entry.File.Length > 0)];
    }

    private static KeyEntry ReadEntry(JsonElement entry, string pointer, List<ValidationError> errors)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new ValidationError(pointer, """must be an object such as {"file": "a.pem", "status": "active"}"""));
            return new KeyEntry(pointer, "", KeyStatus.Revoked, KeyId: null, RetiredAt: null);
        }

        RefuseOthers(entry, pointer, Members, errors);
        var file = Text(entry, pointer, "file", IsFileName, "must be the name of a file in this folder, of letters, digits, '.', '_' and '-'", errors);
        var keyId = Text(entry, pointer, "keyId", IsName, $"must be 1 to {MaxName} letters, digits, '.', '_' and '-'", errors);
        var status = Text(entry, pointer, "status", IsStatus, "must be pending, active, retired or revoked", errors);
        var retiredAt = Text(entry, pointer, "retiredAt", IsTime, "must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z", errors);
        Require(entry, pointer, "file", errors);
        Require(entry, pointer, "status", errors);
        if (retiredAt is not null && status is not (null or "retired"))
        {
            errors.Add(new ValidationError($"{pointer}/retiredAt", "belongs to a key whose status is retired"));
        }

        return new KeyEntry(
            pointer, file ?? "", Status(status) ?? KeyStatus.Revoked, keyId, Rfc3339.TryParse(retiredAt, out var time) ? time : null);
    }

    private static string? Text(
        JsonElement entry, string pointer, string name, Func<string, bool> holds, string rule, List<ValidationError> errors)
    {
        if (!entry.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && holds(text))
        {
            return text;
        }

        errors.Add(new ValidationError($"{pointer}/{name}", rule));
        return null;
    }

    private static void Require(JsonElement entry, string pointer, string name, List<ValidationError> errors)
    {
        if (!entry.TryGetProperty(name, out _))
        {
            errors.Add(new ValidationError($"{pointer}/{name}", "is required"));
        }
    }

    private static void RefuseOthers(JsonElement element, string pointer, string[] known, List<ValidationError> errors)
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            errors.Add(new ValidationError(JsonPointer.Append(pointer, property.Name), $"is not known here. Known are {string.Join(", ", known)}"));
        }
    }

    /// <summary>No separator and no leading dot: a name cannot lead out of the folder.</summary>
    private static bool IsFileName(string text) => IsName(text) && text[0] != '.' && text != Name;

    private static bool IsName(string text) => text.Length is > 0 and <= MaxName && !text.AsSpan().ContainsAnyExcept(NameCharacters);

    private static bool IsTime(string text) => Rfc3339.TryParse(text, out _);

    private static bool IsStatus(string text) => Status(text) is not null;

    private static KeyStatus? Status(string? text) => text switch
    {
        "pending" => KeyStatus.Pending,
        "active" => KeyStatus.Active,
        "retired" => KeyStatus.Retired,
        "revoked" => KeyStatus.Revoked,
        _ => null,
    };
}
