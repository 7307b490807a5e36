using System.Text;
using NJsonSchema;
using NJsonSchema.Validation;
using Sentinel.Schemas;
using Sentinel.Serving;
using Sentinel.Speed.Measuring;
using Sentinel.Validation;

namespace Sentinel.Speed.Rows;

/// <summary>Parsing and validating an intent, against NJsonSchema alone with its schema loaded once.</summary>
internal sealed class ValidationRows : IRows
{
    private const double Least = 0.8;

    private readonly DocumentValidator _validator = new();
    private readonly JsonSchemaValidator _alone = new();
    private readonly byte[] _utf8 = IntentDocument.Of(IntentDocument.NewId());

    public IEnumerable<SpeedRow> Rows()
    {
        var schema = JsonSchema.FromJsonAsync(DocumentSchemas.Read(DocumentType.Intent)).GetAwaiter().GetResult();
        yield return new SpeedRow(
            $"parse and validate an intent of {_utf8.Length} bytes, strictly, all errors",
            $"≥ {Least} × NJsonSchema alone",
            Contestant.Of("DocumentValidator", Validate),
            // It takes text: what arrives as bytes is decoded first, as any user of it must.
            Contestant.Of("NJsonSchema", () => Holds(_alone.Validate(Encoding.UTF8.GetString(_utf8), schema).Count == 0)),
            figures => figures.Ratio >= Least);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Validate() => Holds(_validator.Validate(DocumentType.Intent, _utf8).IsValid);

    private static void Holds(bool valid)
    {
        if (!valid)
        {
            throw new InvalidOperationException("The intent is valid, and was refused.");
        }
    }
}
