using System.Globalization;
using System.Text.Json;
using Sentinel.Events;
using Sentinel.Validation;

namespace Sentinel.Http.Events;

/// <summary><c>GET /api/v1/events/verification</c>: whether a stream is what was appended, also by a receipt.</summary>
internal sealed class ChainEndpoint(IEventStore store)
{
    public async Task HandleAsync(HttpContext context)
    {
        var errors = new List<ValidationError>();
        var query = context.Request.Query;
        var stream = Parameter(query, "stream", errors);
        var receipt = ReadReceipt(query, stream, errors);
        var others = query.Keys.Except(["stream", "sequence", "hash"]);
        errors.AddRange(others.Select(name => new ValidationError(name, "is not a parameter of this request")));
        if (errors.Count > 0)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The query is not valid.", errors, place: "parameter");
            return;
        }

        var verification = await store.VerifyStreamAsync(stream, receipt, context.RequestAborted);
        if (verification is { Intact: true, Events: 0 })
        {
            await Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such stream.");
            return;
        }

        JsonAnswers.Begin(context.Response, StatusCodes.Status200OK);
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("intact"u8, verification.Intact);
            writer.WriteNumber("events"u8, verification.Events);
            writer.WriteString("fault"u8, verification.Fault);
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Receipt? ReadReceipt(IQueryCollection query, string stream, List<ValidationError> errors)
    {
        if (!query.ContainsKey("sequence") && !query.ContainsKey("hash"))
        {
            return null;
        }

        var hash = Parameter(query, "hash", errors);
        if (hash.Length > 0 && !(hash.Length == 2 * EventChain.HashSize && hash.All(char.IsAsciiHexDigitLower)))
        {
            errors.Add(new ValidationError("hash", "must be 64 lower-case hexadecimal digits"));
        }

        var sequence = Parameter(query, "sequence", errors);
        var isNumber = long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        if (sequence.Length > 0 && !isNumber)
        {
            errors.Add(new ValidationError("sequence", "must be an integer from 1"));
        }

        return new Receipt(stream, number, hash);
    }

    private static string Parameter(IQueryCollection query, string name, List<ValidationError> errors)
    {
        if (query[name] is [{ Length: > 0 } value])
        {
            return value;
        }

        errors.Add(new ValidationError(name, query[name].Count > 1 ? "is given more than once" : "is required"));
        return "";
    }
}
