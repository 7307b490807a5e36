using Xunit;

namespace Sentinel.Tests.Events.Postgres;

/// <summary>What a killed test run leaves is removed by the next one, and nothing else is.</summary>
[Collection(nameof(PostgresCluster))]
public sealed class ClusterFolderTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_whose_owner_is_gone_is_stopped_and_removed_and_one_that_is_owned_is_not()
    {
        var abandoned = ClusterFolder.Take();
        await PostgresCluster.StartAsync(abandoned.Path);
        var server = (await File.ReadAllLinesAsync(Path.Combine(abandoned.Path, "postmaster.pid"), Cancellation))[0];

        await ClusterFolder.RemoveAbandonedAsync();
        Assert.Equal(abandoned.Path, WorkingFolder(server));

        abandoned.Dispose();
        await ClusterFolder.RemoveAbandonedAsync();

        Assert.Null(WorkingFolder(server));
        Assert.False(Directory.Exists(abandoned.Path));
        Assert.False(File.Exists($"{abandoned.Path}.owner"));
        await cluster.ExecuteAsync("SELECT 1");
    }

    [Fact]
    public async Task A_process_that_got_the_id_of_a_server_that_is_gone_is_left_alone()
    {
        // This very process would be ended, if its id in the folder were enough.
        var abandoned = ClusterFolder.Take();
        Directory.CreateDirectory(abandoned.Path);
        await File.WriteAllTextAsync(Path.Combine(abandoned.Path, "postmaster.pid"), $"{Environment.ProcessId}\n{abandoned.Path}\n", Cancellation);
        abandoned.Dispose();

        await ClusterFolder.RemoveAbandonedAsync();

        Assert.False(Directory.Exists(abandoned.Path));
    }

    [Fact]
    public async Task A_folder_that_says_nothing_of_its_owner_is_left_alone()
    {
        var foreign = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"sentinel-pg-test-{Guid.NewGuid():N}"));
        try
        {
            await ClusterFolder.RemoveAbandonedAsync();

            Assert.True(Directory.Exists(foreign.FullName));
        }
        finally
        {
            foreign.Delete();
        }
    }

    private static string? WorkingFolder(string process) => new FileInfo($"/proc/{process}/cwd").LinkTarget;
}
