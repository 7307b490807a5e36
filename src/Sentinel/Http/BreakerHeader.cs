using Sentinel.Reliability;

namespace Sentinel.Http;

/// <summary>While a circuit breaker is not closed, every answer says so: <c>X-Circuit-Breaker: store=open</c>.</summary>
internal sealed class BreakerHeader
{
    private readonly RequestDelegate _next;
    private readonly Breakers _breakers;
    private readonly Func<object, Task> _starting;

    public BreakerHeader(RequestDelegate next, Breakers breakers)
    {
        _next = next;
        _breakers = breakers;
        _starting = Starting;
    }

    public Task InvokeAsync(HttpContext context)
    {
        // As late as possible: the request that trips a breaker is the first to tell.
        context.Response.OnStarting(_starting, context);
        return _next(context);
    }

    private Task Starting(object context)
    {
        if (_breakers.Tripped is { } tripped)
        {
            ((HttpContext)context).Response.Headers["X-Circuit-Breaker"] = tripped;
        }

        return Task.CompletedTask;
    }
}
