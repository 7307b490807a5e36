using Sentinel.Schemas;

namespace Sentinel.Policy;

/// <summary>A user's last requests. Thread-safe.</summary>
internal sealed class UserHistory
{
    private const int Length = 50;
    private const int RequestsPerMinute = 10;
    private const int HighRiskRequests = 3;

    private readonly Queue<PastRequest> _requests = [];
    private readonly Lock _lock = new();

    public void Record(PastRequest request)
    {
        lock (_lock)
        {
            if (_requests.Count == Length)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    /// <summary>A human decided: the first like request that awaited one has this outcome now, and keeps its time.</summary>
    public void Decide(RiskLevel riskLevel, string tool, RequestOutcome outcome)
    {
        lock (_lock)
        {
            var isFound = false;
            for (var left = _requests.Count; left > 0; left--)
            {
                var request = _requests.Dequeue();
                var isLike = request.Outcome == RequestOutcome.AwaitingHuman && request.RiskLevel == riskLevel && request.Tool == tool;
                var isIt = isLike && !isFound;
                _requests.Enqueue(isIt ? request with { Outcome = outcome } : request);
                isFound |= isIt;
            }
        }
    }

    /// <summary>The standing for a request that comes now and is not yet recorded.</summary>
    public UserStanding Standing(DateTimeOffset now, string tool)
    {
        lock (_lock)
        {
            if (_requests.Count == 0)
            {
                return UserStanding.New;
            }

            int approved = 0, rejected = 0, low = 0, high = 0, lastMinute = 0;
            var knowsTool = false;
            foreach (var request in _requests)
            {
                approved += request.Outcome == RequestOutcome.Approved ? 1 : 0;
                rejected += request.Outcome is RequestOutcome.Rejected or RequestOutcome.Denied ? 1 : 0;
                low += request.RiskLevel == RiskLevel.Low ? 1 : 0;
                high += request.RiskLevel == RiskLevel.High ? 1 : 0;
                lastMinute += now - request.Time < TimeSpan.FromMinutes(1) ? 1 : 0;
                knowsTool |= request.Outcome == RequestOutcome.Approved && request.Tool == tool;
            }

            double total = _requests.Count;
            var suspicion = lastMinute + 1 > RequestsPerMinute ? $"more than {RequestsPerMinute} requests in a minute"
                : rejected > total / 2 ? "more than half of the recent requests were rejected"
                : high > HighRiskRequests ? $"more than {HighRiskRequests} high-risk requests recently"
                : null;
            // One division: a sum of two rounded shares could fall on the wrong side of a threshold.
            return new UserStanding(((7 * approved) + (3 * low)) / (10 * total), suspicion, knowsTool);
        }
    }
}
