using System.Text;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Events.Checkpoints;

/// <summary>A store with checkpoints, and a folder of its own for their file, to be tampered with and verified.</summary>
internal abstract class CheckpointedLog : IAsyncDisposable
{
    private readonly SigningKey _key = SigningKey.Generate();

    protected CheckpointedLog()
    {
        Trust = new TrustStore(Clock);
        Signer = new ApprovalSigner(_key, Trust, new ApprovalRules(), Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    public TrustStore Trust { get; }

    public ApprovalSigner Signer { get; }

    public abstract IEventStore Store { get; }

    public abstract ICheckpointLog Log { get; }

    public string CheckpointFile => Directory.File("checkpoints.jsonl");

    /// <summary>SQL for the 16 bytes of <c>event_id</c>.</summary>
    public abstract string BytesOfId { get; }

    /// <summary>SQL for what a stream's own row should say of its last event, besides its version.</summary>
    public virtual string HeadOfEvents => "head = (SELECT hash FROM events WHERE stream_id = id ORDER BY sequence DESC LIMIT 1)";

    protected TemporaryDirectory Directory { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Six events in three streams under three checkpoints: a/1, a/2, b/1 – a/3, c/1 – b/2.</summary>
    public async Task FillAsync()
    {
        await AppendAsync("a", "one", "two");
        await AppendAsync("b", "three");
        await CheckpointAsync();
        await AppendAsync("a", "four");
        await AppendAsync("c", "five");
        await CheckpointAsync();
        await AppendAsync("b", "six");
        await CheckpointAsync();
    }

    public Task<Receipt> AppendAsync(string stream, params string[] data) => Store.AppendAsync(
        new StreamAppend(stream, null, [.. data.Select(text => new NewEvent("thing.happened", Encoding.UTF8.GetBytes(text)))]), Cancellation);

    /// <summary>Covers everything that was appended: it is what a checkpointer does on its way out.</summary>
    public async Task CheckpointAsync(ICheckpointSigner? signer = null) => await NewCheckpointer(signer).DisposeAsync();

    public Checkpointer NewCheckpointer(ICheckpointSigner? signer = null, ICheckpointLog? log = null, string? file = null) =>
        new(log ?? Log, signer ?? new CheckpointSigner(Signer), new CheckpointFile(file ?? CheckpointFile), Clock);

    public Task<IReadOnlyList<SignedCheckpoint>> CheckpointsAsync() => Log.ReadAsync(0, int.MaxValue);

    /// <summary>SQL for the id of 16 bytes.</summary>
    public abstract string IdOfBytes(string bytes);

    public abstract Task<LogVerification> VerifyAsync(Receipt? receipt = null);

    public async Task<string[]> FaultsAsync(Receipt? receipt = null) => [.. (await VerifyAsync(receipt)).Faults.Select(fault => fault.ToString())];

    /// <summary>Does something behind the store's back, without its foreign keys in the way.</summary>
    /// <param name="sql">Statements, with semicolons between.</param>
    /// <param name="values">What <c>$1</c> and on stand for.</param>
    /// <returns>How many rows changed.</returns>
    public abstract Task<int> ExecuteAsync(string sql, params object[] values);

    public abstract Task<T> AskAsync<T>(string sql, params object[] values);

    public virtual ValueTask DisposeAsync()
    {
        _key.Dispose();
        Directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
