using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Sentinel.Speed.Http;

/// <summary>The least a service can do: read the body, answer as many bytes as Sentinel does.</summary>
internal static class BareServer
{
    public const string Verb = "bare-server";

    private const int AnswerBytes = 1_700;

    public static async Task RunAsync()
    {
        var answer = new byte[AnswerBytes];
        Array.Fill(answer, (byte)' ');
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/api/v1/intents", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        await app.RunAsync();
    }
}
