using System.Diagnostics.CodeAnalysis;
using Sentinel.Http.Authentication;
using Sentinel.Http.Limits;
using Sentinel.Reliability;
using Sentinel.Signing;

namespace Sentinel;

/// <summary>What a Sentinel needs to know; the configuration section <c>Sentinel</c>.</summary>
public sealed class SentinelOptions
{
    /// <summary>The folder of the event database and of a generated key. Default: <c>data</c> under the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// The connection string of a PostgreSQL database that keeps the events instead of the folder, for several processes. Never logged.
    /// </summary>
    public string? PostgreSql { get; set; }

    /// <summary>
    /// A folder of PEM files with a <c>keys.json</c> that says which key signs and which are pending, retired or revoked. It is followed
    /// while the service runs.
    /// </summary>
    public string? KeyDirectory { get; set; }

    /// <summary>A PEM file (PKCS#8) with the Ed25519 or P-256 key that signs.</summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>The key itself in PEM form, usually from the environment (<c>SENTINEL_SIGNING_KEY</c>). Never logged.</summary>
    public string? SigningKey { get; set; }

    /// <summary>Whether a key may be generated into the data folder when none is given.</summary>
    public bool AllowGeneratedKey { get; set; }

    /// <summary>From an approval's issue to its expiry. Default: 5 minutes; above zero, at most a day.</summary>
    public TimeSpan ApprovalLifetime { get; set; } = new ApprovalRules().Lifetime;

    /// <summary>How far clocks may differ. Default: 30 seconds; zero means zero; at most an hour.</summary>
    public TimeSpan ClockSkew { get; set; } = new ApprovalRules().ClockSkew;

    /// <summary>How long an intent waits to become durable. Default: 5 seconds.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Who may do what. Without any, everybody may, and the program listens on loopback alone.</summary>
    public ApiKeyOptions[] ApiKeys { get; set; } = [];

    /// <summary>A JSON file with more of them: <c>{"Sentinel": {"ApiKeys": […]}}</c>.</summary>
    public string? ApiKeysFile { get; set; }

    /// <summary>What the server takes at most.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>When appends to the store are refused for a while.</summary>
    public BreakerOptions StoreBreaker { get; set; } = BreakerOptions.ForStore();

    /// <summary>When signing is refused for a while.</summary>
    public BreakerOptions KeyServiceBreaker { get; set; } = BreakerOptions.ForKeyService();

    /// <summary>Whether every intent is recorded for replay, in one session from start to end. Default: no.</summary>
    public bool RecordRequests { get; set; }

    [MemberNotNullWhen(true, nameof(PostgreSql))]
    internal bool UsesPostgreSql => !string.IsNullOrWhiteSpace(PostgreSql);

    internal string DatabaseFile => Path.Combine(DataDirectory, "events.db");

    internal string CheckpointFile => Path.Combine(DataDirectory, "checkpoints.jsonl");

    internal ApprovalRules ToApprovalRules() => new ApprovalRules { Lifetime = ApprovalLifetime, ClockSkew = ClockSkew }.Validated();
}
