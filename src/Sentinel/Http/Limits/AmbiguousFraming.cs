namespace Sentinel.Http.Limits;

/// <summary>
/// Refuses requests with both Content-Length and Transfer-Encoding and closes their connection (RFC 9112, 6.1): a proxy in front that
/// believes the other one would take the end of this request for the next one.
/// </summary>
internal sealed class AmbiguousFraming(RequestDelegate next)
{
    // Kestrel keeps under this name the Content-Length that a Transfer-Encoding overrode.
    private const string Overridden = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TransferEncoding.Count == 0 || (headers.ContentLength is null && !headers.ContainsKey(Overridden)))
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        return Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The request has both Content-Length and Transfer-Encoding.");
    }
}
