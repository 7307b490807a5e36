using Sentinel.Events;
using Sentinel.Signing;
using Sentinel.Telemetry;

namespace Sentinel.Http;

/// <summary>Answers what went wrong below as a problem; what is not our caller's doing is logged, not told.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await Problems.WriteAsync(context, context.Response.StatusCode, $"{context.Request.Method} {context.Request.Path} is not served.");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            await Problems.WriteAsync(context, error.StatusCode, error.Message);
        }
        catch (EventStoreUnavailableException error) when (!context.Response.HasStarted)
        {
            await WriteUnavailableAsync(context, error, error.RetryAfter);
        }
        catch (SigningUnavailableException error) when (!context.Response.HasStarted)
        {
            await WriteUnavailableAsync(context, error, error.RetryAfter);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            LogFailure(error, context.Request.Method, context.Request.Path);
            await Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, "The request failed. It is in the log.");
        }
    }

    private Task WriteUnavailableAsync(HttpContext context, Exception error, TimeSpan? retryAfter)
    {
        // A time to retry at comes from an open breaker, whose opening is in the log once.
        if (retryAfter is null)
        {
            LogUnavailable(error, error.Message);
        }
        else
        {
            SentinelMetrics.Refused(Refusal.Breaker);
        }

        return Problems.WriteUnavailableAsync(context, error.Message, retryAfter);
    }

    [LoggerMessage(LogLevel.Warning, "Not available: {Reason}")]
    private partial void LogUnavailable(Exception error, string reason);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailure(Exception error, string method, PathString path);
}
