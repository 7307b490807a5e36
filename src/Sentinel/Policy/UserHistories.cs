using System.Security.Cryptography;
using System.Text;
using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>
/// The histories of the users seen last. Memory is bounded: two generations of at most <paramref name="generation"/> users, of which the
/// older one is dropped as a whole; a user seen again moves to the younger one.
/// </summary>
/// <param name="generation">Users of a generation, from 1.</param>
public sealed class UserHistories(int generation = 10_000)
{
    private const int LongestName = 128;

    private readonly Lock _lock = new();
    private Dictionary<string, UserHistory> _young = new(StringComparer.Ordinal);
    private Dictionary<string, UserHistory> _old = new(StringComparer.Ordinal);

    /// <summary>Whose history an intent belongs to: the user's, or its channel's when no user is named.</summary>
    public static string SubjectOf(Intent intent) => intent.UserId is { } user ? SubjectOfUser(user) : $"channel {intent.ChannelId}";

    /// <summary>The subject of a user id; a long one is kept by its digest, so that no name can fill the memory.</summary>
    public static string SubjectOfUser(string userId) =>
        userId.Length <= LongestName ? $"user {userId}" : $"digest {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)))}";

    /// <summary>The standing of a subject that asks for a tool now.</summary>
    public UserStanding Standing(string subject, string tool, DateTimeOffset now) => Of(subject).Standing(now, tool);

    /// <summary>Records what came of a valid intent.</summary>
    public void Record(string subject, Intent intent, RequestOutcome outcome, DateTimeOffset time) =>
        Of(subject).Record(new PastRequest(time, outcome, intent.RiskLevel, intent.Tool));

    /// <summary>A human decided: the oldest of the subject's like requests that await one has this outcome now.</summary>
    public void RecordDecision(string subject, Intent intent, RequestOutcome outcome) =>
        Of(subject).Decide(intent.RiskLevel, intent.Tool, outcome);

    /// <summary>Records a request that was refused.</summary>
    public void RecordRejection(string subject, DateTimeOffset time) => Of(subject).Record(new PastRequest(time, RequestOutcome.Rejected));

    private UserHistory Of(string subject)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(subject, out var history))
            {
                return history;
            }

            history = _old.GetValueOrDefault(subject) ?? new UserHistory();
            if (_young.Count >= generation)
            {
                _old = _young;
                _young = new Dictionary<string, UserHistory>(StringComparer.Ordinal);
            }

            _young.Add(subject, history);
            return history;
        }
    }
}
