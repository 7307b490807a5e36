using Xunit;
using Xunit.Sdk;

namespace Sentinel.PerfGate.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perfgate-snapshot-").FullName;

    private string Received => Path.Combine(folder, "Text.received.txt");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_text_is_accepted_whatever_its_line_ends_and_leaves_no_received_file()
    {
        WriteVerified("one\ntwo\n");
        File.WriteAllText(Received, "left by an earlier failure");

        Snapshot.VerifyIn(folder, "one\r\ntwo", "Text");

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_different_text_fails_with_the_changed_lines_and_is_kept_as_received()
    {
        WriteVerified("one\ntwo\nthree\nfour\nfive\n");

        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.VerifyIn(folder, "one\ntwo\nthree\nfour\nFIVE\n", "Text"));

        Assert.EndsWith("  …\n  three\n  four\n- five\n+ FIVE\n", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\nthree\nfour\nFIVE\n", File.ReadAllText(Received));
    }

    [Fact]
    public void A_missing_verified_file_fails_and_writes_the_received_one()
    {
        Assert.ThrowsAny<XunitException>(() => Snapshot.VerifyIn(folder, "new", "Text"));

        Assert.Equal("new\n", File.ReadAllText(Received));
    }

    private void WriteVerified(string text) => File.WriteAllText(Path.Combine(folder, "Text.verified.txt"), text);
}
