using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary>Errors as RFC 9457 has them.</summary>
internal static class Problems
{
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">What is wrong, in a sentence.</param>
    /// <param name="errors">Everything that is wrong, each with its place.</param>
    /// <param name="place">What the places are: JSON pointers into the body, or the names of query parameters.</param>
    public static async Task WriteAsync(
        HttpContext context, int status, string detail, IReadOnlyList<ValidationError>? errors = null, string place = "pointer")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "about:blank"u8);
            writer.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(status));
            writer.WriteNumber("status"u8, status);
            writer.WriteString("detail"u8, detail);
            writer.WriteString("traceId"u8, TraceIdOf(context));
            if (errors is not null)
            {
                WriteErrors(writer, errors, place);
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>It cannot be taken now; the same request may be sent again.</summary>
    public static Task WriteUnavailableAsync(HttpContext context, string detail, TimeSpan? retryAfter = null) =>
        WriteLaterAsync(context, StatusCodes.Status503ServiceUnavailable, detail, retryAfter ?? TimeSpan.Zero);

    /// <summary>Not now, but after a time, which is told in whole seconds, at least one.</summary>
    public static Task WriteLaterAsync(HttpContext context, int status, string detail, TimeSpan retryAfter)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, status, detail);
    }

    /// <summary>The trace the request belongs to (W3C Trace Context), as logs and traces have it.</summary>
    private static string TraceIdOf(HttpContext context) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : context.TraceIdentifier;

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<ValidationError> errors, string place)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString(place, error.Pointer);
            writer.WriteString("detail"u8, error.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
