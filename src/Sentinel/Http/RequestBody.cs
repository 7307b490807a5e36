using System.Buffers;
using System.IO.Pipelines;
using Sentinel.Validation;

namespace Sentinel.Http;

/// <summary>Reads a request's JSON body whole, within the limit every document has.</summary>
internal static class RequestBody
{
    /// <summary>The body's bytes; null when a problem was answered instead.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpContext context, int limit = DocumentLimits.MaxBytes)
    {
        if (!IsJson(context.Request.ContentType))
        {
            await Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");
            return null;
        }

        if (context.Request.ContentLength > limit)
        {
            await TooLargeAsync(context, limit);
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await ReadAsync(reader, context.RequestAborted);
            if (result.Buffer.Length > limit)
            {
                reader.AdvanceTo(result.Buffer.End);
                await TooLargeAsync(context, limit);
                return null;
            }

            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            // A chunk longer than any number says, or a connection that broke: neither is our failure.
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, error);
        }
    }

    private static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var parameters = type.IndexOf(';');
        type = (parameters < 0 ? type : type[..parameters]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static Task TooLargeAsync(HttpContext context, int limit) =>
        Problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit} bytes.");
}
