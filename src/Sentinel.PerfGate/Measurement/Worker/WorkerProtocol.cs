using System.Text.Json;

namespace Sentinel.PerfGate.Measurement.Worker;

/// <summary>
/// How tool and worker speak: one JSON object a line, requests on the worker's stdin, replies on its stdout. The worker
/// greets first with the protocol's version; a closed stdin ends it.
/// </summary>
internal static class WorkerProtocol
{
    /// <summary>Raised by one whenever a message changes in a way that an older side would misread.</summary>
    public const int Version = 1;

    public static string Write(WorkerRequest request) => JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest);

    public static string Write(WorkerReply reply) => JsonSerializer.Serialize(reply, WorkerJson.Default.WorkerReply);

    /// <exception cref="JsonException">The line is no request.</exception>
    public static WorkerRequest ReadRequest(string line) =>
        JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest) ?? throw new JsonException("null is no request.");

    /// <summary>Null when the line is no reply: something else wrote to the channel.</summary>
    public static WorkerReply? TryReadReply(string line)
    {
        if (TurnMessages.Complete(line) is { } complete)
            return new WorkerReply { Waiting = complete };
        try
        {
            return JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerReply) is { IsEmpty: false } reply ? reply : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
