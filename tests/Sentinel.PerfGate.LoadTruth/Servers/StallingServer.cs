using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sentinel.PerfGate.LoadTruth.Servers;

/// <summary>Answers at once, but for one second that can be ordered, in which nobody is answered before it is over.</summary>
internal static class StallingServer
{
    public const string Verb = "stalling-server";

    private static long s_begin = long.MaxValue;
    private static long s_end = long.MaxValue;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Its output is its address.
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", AnswerAsync);
        app.MapPost("/stall/{after}/{length}", Order);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(app.Urls.First()));
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var now = Stopwatch.GetTimestamp();
        if (now >= Volatile.Read(ref s_begin) && Stopwatch.GetElapsedTime(now, Volatile.Read(ref s_end)) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, context.RequestAborted);
        await context.Response.WriteAsync("ok", context.RequestAborted);
    }

    private static void Order(string after, string length)
    {
        var begin = Stopwatch.GetTimestamp() + Ticks(after);
        Volatile.Write(ref s_end, begin + Ticks(length));
        Volatile.Write(ref s_begin, begin);
    }

    private static long Ticks(string seconds) => (long)(double.Parse(seconds, CultureInfo.InvariantCulture) * Stopwatch.Frequency);
}
