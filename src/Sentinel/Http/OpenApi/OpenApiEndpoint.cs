namespace Sentinel.Http.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>.</summary>
internal static class OpenApiEndpoint
{
    private static readonly Lazy<byte[]> Document = new(OpenApiDocument.Build);

    public static async Task HandleAsync(HttpContext context)
    {
        JsonAnswers.Begin(context.Response, StatusCodes.Status200OK);
        await context.Response.BodyWriter.WriteAsync(Document.Value, context.RequestAborted);
    }
}
