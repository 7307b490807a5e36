using Sentinel.Pipeline;
using Xunit;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>The service over PostgreSQL, as its configuration chooses.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class PostgresServiceTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_services_over_one_database_answer_one_intent_alike()
    {
        await using var database = await cluster.CreateEmptyDatabaseAsync();
        using var directory = new TemporaryDirectory();
        var options = new SentinelOptions { DataDirectory = directory.Path, AllowGeneratedKey = true, PostgreSql = database.ConnectionString };
        await using var one = await SentinelServices.OpenAsync(options, cancellation: Cancellation);
        await using var other = await SentinelServices.OpenAsync(options, cancellation: Cancellation);
        var intent = Sample.Intent();

        var outcomes = await Task.WhenAll(one.Pipeline.SubmitAsync(intent.Utf8(), Cancellation), other.Pipeline.SubmitAsync(intent.Utf8(), Cancellation));

        Assert.Single(outcomes, outcome => outcome.IsRepeat);
        Assert.All(outcomes, outcome => Assert.Equal(IntentDecision.Approved, outcome.Decision));
        Assert.Equal(outcomes[0].Receipt, outcomes[1].Receipt);
        Assert.Equal(outcomes[0].Approval.ToArray(), outcomes[1].Approval.ToArray());
        Assert.False(File.Exists(directory.File("events.db")));
    }
}
