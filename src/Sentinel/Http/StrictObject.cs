using System.Text.Json;
using System.Text.Unicode;
using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary>A body that is one JSON object but none of the documents, read as strictly; everything wrong with it is collected.</summary>
internal sealed class StrictObject
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DocumentLimits.MaxDepth + 1 };

    private readonly List<ValidationError> _errors;

    private StrictObject(JsonElement root, List<ValidationError> errors)
    {
        Root = root;
        _errors = errors;
    }

    public JsonElement Root { get; }

    /// <summary>Reads a body.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="errors">Receives everything wrong with it.</param>
    /// <param name="read">Makes the request of the object.</param>
    /// <returns>The request; null when anything is wrong.</returns>
    public static TRequest? Read<TRequest>(ReadOnlySpan<byte> utf8, List<ValidationError> errors, Func<StrictObject, TRequest> read)
        where TRequest : class
    {
        if (!Utf8.IsValid(utf8))
        {
            errors.Add(new ValidationError("", "is not valid UTF-8"));
            return null;
        }

        try
        {
            var root = JsonElement.Parse(utf8, Strict);
            if (root.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new ValidationError("", "must be an object"));
                return null;
            }

            var request = read(new StrictObject(root, errors));
            return errors.Count == 0 ? request : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            errors.Add(new ValidationError("", $"is not strict JSON: {error.Message}"));
            return null;
        }
    }

    /// <summary>Notes an error of a property, unless one is noted already: the first says what is wrong with it.</summary>
    public void Refuse(string name, string message)
    {
        var pointer = JsonPointer.Append("", name);
        if (!_errors.Exists(error => error.Pointer == pointer))
        {
            _errors.Add(new ValidationError(pointer, message));
        }
    }

    /// <summary>Notes the properties that are none of these: their names differ, so that none is noted already.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> known)
    {
        var others = 0;
        foreach (var property in Root.EnumerateObject())
        {
            if (!known.Contains(property.Name) && ++others <= DocumentLimits.MaxErrors)
            {
                _errors.Add(new ValidationError(JsonPointer.Append("", property.Name), "is not a property of this request"));
            }
        }

        if (others > DocumentLimits.MaxErrors)
        {
            _errors.Add(new ValidationError("", $"has {others - DocumentLimits.MaxErrors} more properties that are not of this request"));
        }
    }

    /// <summary>A string that must be there; empty when it is not.</summary>
    public string Text(string name)
    {
        if (OptionalText(name) is { } text)
        {
            return text;
        }

        Refuse(name, "is required");
        return "";
    }

    /// <summary>A string, or null when it is not there or is none.</summary>
    public string? OptionalText(string name)
    {
        if (!Root.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Refuse(name, "must be a string");
        return null;
    }
}
