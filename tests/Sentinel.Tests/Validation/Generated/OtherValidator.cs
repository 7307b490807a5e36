using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Sentinel.Schemas;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>JsonSchema.Net, another implementation of draft-07, with formats asserted.</summary>
internal static class OtherValidator
{
    private static readonly Regex CanonicalBase64 = new(
        @"\A(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly JsonSchema[] Schemas = Load();

    /// <summary>Where it finds errors; empty for a valid document. What is missing or too much is an error of the object around it.</summary>
    public static string[] Pointers(DocumentType type, JsonElement document)
    {
        var results = Schemas[(int)type].Evaluate(document, Options);
        return results.IsValid
            ? []
            : [.. results.Details!.Where(detail => detail.Errors is { Count: > 0 }).Select(detail => detail.InstanceLocation.ToString()).Distinct()];
    }

    /// <summary>Where it reports a fault: a missing property at the object that lacks it.</summary>
    public static string PlaceOf(Fault fault) => fault.Kind == "missing" ? fault.Pointer[..fault.Pointer.LastIndexOf('/')] : fault.Pointer;

    /// <summary>Where Sentinel is stricter than that library on purpose.</summary>
    public static bool IsLooser(Fault fault, RawParts parts) => (fault.Kind, parts.Raw.FirstOrDefault()) switch
    {
        // It matches patterns, and times, with .NET's $, which lets a last line feed pass.
        ("pattern" or "time", { } raw) => raw.EndsWith("\\n\"", StringComparison.Ordinal),
        _ => false,
    };

    private static JsonSchema[] Load()
    {
        FormatRegistry.Global.Register(new PredicateFormat("base64", value => value.ValueKind != JsonValueKind.String || CanonicalBase64.IsMatch(value.GetString()!)));
        return [.. Enum.GetValues<DocumentType>().Select(type => JsonSchema.FromText(DocumentSchemas.Read(type)))];
    }
}
