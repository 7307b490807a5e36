using Sentinel.Durability.Serving;
using Sentinel.Serving;

namespace Sentinel.Durability.Traces;

/// <summary>The service under strace: every write, every sync and every answer, in order.</summary>
internal static class TracedService
{
    private const string Calls = "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,sendmsg,sendto";

    /// <summary>Serves intents, ends in an orderly way, and returns what was traced with the promises that were made.</summary>
    /// <param name="folder">For the service's data and the trace.</param>
    /// <param name="intents">How many are posted.</param>
    /// <param name="connections">By how many clients.</param>
    /// <param name="injection">What strace is to make fail (its <c>-e inject=</c>); null: nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ServiceTrace> RunAsync(string folder, int intents, int connections, string? injection, CancellationToken cancellation)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var log = Path.Combine(folder, "strace.log");
        string[] strace =
        [
            "strace", "-f", "-y", "-xx", "-s", "1048576", "-e", $"trace={Calls}", "-e", "signal=none",
            .. injection is null ? (string[])[] : ["-e", $"inject={injection}"], "-o", log,
        ];
        using var service = await ServerProcess.StartSentinelAsync(data, cancellation, strace);
        var clients = new Clients(service.Address, connections);
        await clients.RunAsync(intents / connections, again: []);
        if (clients.Unanswered.Count > 0)
        {
            throw new InvalidOperationException($"{clients.Unanswered.Count} intents got no answer though nothing was killed.");
        }

        await service.EndAsync(cancellation, StraceLog.FirstProcess(File.ReadLines(log).First()));
        return new ServiceTrace([.. StraceLog.Read(File.ReadLines(log))], clients.Acknowledged, clients.Refused);
    }
}
