using Sentinel.Events;
using Sentinel.Events.Checkpoints;
using Sentinel.Events.Postgres;
using Sentinel.Events.Sqlite;
using Sentinel.Pipeline;
using Sentinel.Policy;
using Sentinel.Reliability;
using Sentinel.Replay;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Sentinel.Validation;

namespace Sentinel;

/// <summary>A whole Sentinel without its HTTP face, put together and ready. Disposing of it makes what waits durable and closes the store.</summary>
public sealed class SentinelServices : IAsyncDisposable
{
    private SentinelServices(SentinelOptions options, TimeProvider clock)
    {
        Directory.CreateDirectory(options.DataDirectory);
        Rules = options.ToApprovalRules();
        Breakers = new Breakers(options.StoreBreaker, options.KeyServiceBreaker, clock);
        var directory = options.KeyDirectory is { } folder ? new KeyDirectory(folder, clock) : null;
        var keys = SigningKeySource.Open(options, directory, out var origin);
        KeyOrigin = origin;
        Trust = new TrustStore(clock);
        Trust.Replace(keys.Trusted);
        Validator = new DocumentValidator();
        Signer = new ApprovalSigner(keys.Signing, Trust, Rules, clock);
        Verifier = new ApprovalVerifier(Validator, Trust, Rules, clock);
        Histories = new UserHistories();
        var (events, checkpoints) = OpenStore(options, clock);
        Checkpointer = new Checkpointer(checkpoints, new CheckpointSigner(Signer), new CheckpointFile(options.CheckpointFile), clock);
        Store = new GuardedEventStore(events, Breakers.Store, clock);
        var pipelineOptions = new PipelineOptions { StoreTimeout = options.StoreTimeout };
        Sessions = new ReplaySessions(Store, Rules, clock);
        var signer = new GuardedApprovalSigner(Signer, Breakers.KeyService);
        Pipeline = new IntentPipeline(Validator, Histories, signer, Verifier, Store, pipelineOptions, clock, Sessions);
        Desk = new ApprovalDesk(Verifier, Store, Rules, clock);
        Humans = new HumanApprovals(signer, Verifier, Histories, Store, pipelineOptions, clock);
        Reports = new ReportDesk(Validator, Verifier, Store, Rules, pipelineOptions, clock);
        Clock = clock;
        Rotation = directory is null ? null : new KeyRotation(directory, keys.Source, Signer, Trust, clock);
    }

    /// <summary>Validates documents.</summary>
    public DocumentValidator Validator { get; }

    /// <summary>The keys whose signatures count.</summary>
    public TrustStore Trust { get; }

    /// <summary>Issues approvals.</summary>
    public ApprovalSigner Signer { get; }

    /// <summary>Follows the key folder; null when the key comes from elsewhere.</summary>
    public KeyRotation? Rotation { get; }

    /// <summary>Verifies approvals by themselves.</summary>
    public ApprovalVerifier Verifier { get; }

    /// <summary>Verifies approvals with what the store knows.</summary>
    public ApprovalDesk Desk { get; }

    /// <summary>Lets humans decide what awaits them.</summary>
    public HumanApprovals Humans { get; }

    /// <summary>Takes reports of what was carried out.</summary>
    public ReportDesk Reports { get; }

    /// <summary>The events, behind their circuit breaker.</summary>
    public IEventStore Store { get; }

    /// <summary>The circuit breakers around the store and the signer.</summary>
    public Breakers Breakers { get; }

    /// <summary>What users did lately.</summary>
    public UserHistories Histories { get; }

    /// <summary>Records requests for replay while a session runs.</summary>
    public ReplaySessions Sessions { get; }

    /// <summary>Takes intents.</summary>
    public IntentPipeline Pipeline { get; }

    /// <summary>How long approvals live and how exactly clocks must agree.</summary>
    public ApprovalRules Rules { get; }

    /// <summary>What time it is, for all of them.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where the signing key came from, in words; never the key.</summary>
    public string KeyOrigin { get; }

    /// <summary>Signs what the store holds.</summary>
    internal Checkpointer Checkpointer { get; }

    /// <summary>Puts a Sentinel together over a folder, which is created where there is none.</summary>
    /// <exception cref="InvalidOperationException">The options contradict one another or are out of range.</exception>
    /// <exception cref="EventStoreUnavailableException">The PostgreSQL database cannot be used now.</exception>
    public static async Task<SentinelServices> OpenAsync(SentinelOptions options, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var services = new SentinelServices(options, clock ?? TimeProvider.System);
        try
        {
            await HistoryRestore.RunAsync(services.Store, services.Histories, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>A Sentinel for use in the caller's own process, with a key generated into the folder.</summary>
    public static SentinelServices CreateInProcess(string dataDirectory, TimeProvider? clock = null) =>
        OpenAsync(new SentinelOptions { DataDirectory = dataDirectory, AllowGeneratedKey = true }, clock).GetAwaiter().GetResult();

    private static (IEventStore Events, ICheckpointLog Checkpoints) OpenStore(SentinelOptions options, TimeProvider clock)
    {
        if (options.UsesPostgreSql)
        {
            var shared = new PostgresEventStore(new PostgresEventStoreOptions(options.PostgreSql), clock);
            return (shared, shared.Checkpoints);
        }

        var embedded = new SqliteEventStore(new SqliteEventStoreOptions(options.DatabaseFile), clock);
        return (embedded, embedded.Checkpoints);
    }

    /// <summary>The key of an id with its private half; null when it is not here.</summary>
    internal SigningKey? FindSigningKey(string keyId) => Signer.Key is { } key && key.KeyId == keyId ? key : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Rotation?.Dispose();
        await Checkpointer.DisposeAsync();
        await Store.DisposeAsync();
        Signer.Key.Dispose();
    }
}
