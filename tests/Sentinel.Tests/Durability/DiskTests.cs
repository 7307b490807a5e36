using System.Text;
using Sentinel.Durability.PowerCuts;
using Sentinel.Durability.Traces;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class DiskTests : IDisposable
{
    private const string Folder = "/disk";

    private readonly TemporaryDirectory _directory = new();
    private readonly Disk _disk = new(Folder);
    private int _line;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_was_synced_stays_and_what_was_not_can_be_lost()
    {
        Create();
        Write(0, "aaaa");
        Sync();
        Write(2, "bb");

        Assert.Equal("aaaa", After(Loss.All));
        Assert.Equal("aabb", After(Loss.None));
    }

    [Fact]
    public void A_sync_covers_only_what_had_returned_when_it_began()
    {
        Create();
        Take("pwrite64", start: 10, end: 14, "aa");
        Take("fsync", start: 12, end: 13);
        Assert.Equal("", After(Loss.All));

        Take("fsync", start: 15, end: 16);
        Assert.Equal("aa", After(Loss.All));
    }

    [Fact]
    public void What_a_failed_sync_left_behind_no_later_sync_saves()
    {
        Create();
        Write(0, "aa");
        Take("fsync", ++_line, _line, failed: true);
        Write(2, "bb");
        Sync();

        Assert.Equal("\0\0bb", After(Loss.All));
        Assert.Equal("aabb", After(Loss.None));

        Write(0, "cc");
        Sync();
        Assert.Equal("ccbb", After(Loss.All));
    }

    [Fact]
    public void A_file_whose_folder_was_not_synced_may_never_have_been()
    {
        Take("openat", 1, 1, creates: true);
        Write(0, "aa");
        Take("fsync", 3, 3);

        Assert.Null(After(Loss.All));
        Assert.Equal("aa", After(Loss.None));
    }

    [Fact]
    public void A_deleted_file_comes_back_unless_its_folder_was_synced()
    {
        Create();
        Write(0, "aa");
        Sync();
        Take("unlink", 20, 20);

        Assert.Equal("aa", After(Loss.All));
        Assert.Null(After(Loss.None));
    }

    [Fact]
    public void Torn_writes_keep_whole_sectors()
    {
        Create();
        Write(0, new string('a', 2048));
        Sync();
        Write(0, new string('b', 2048));

        var texts = Enumerable.Range(1, 20).Select(seed => After(Loss.Torn, seed)!).ToList();
        Assert.All(texts, text => Assert.All(text.Chunk(512), sector => Assert.Single(sector.Distinct())));
        Assert.Contains(texts, text => text.Contains('a', StringComparison.Ordinal) && text.Contains('b', StringComparison.Ordinal));
    }

    [Fact]
    public void A_truncated_file_that_grows_again_is_empty_in_between()
    {
        Create();
        Write(0, "aaaa");
        Take("ftruncate", 8, 8, offset: 1);
        Write(3, "b");

        Assert.Equal("a\0\0b", After(Loss.None));
    }

    private void Create()
    {
        Take("openat", ++_line, _line, creates: true);
        _disk.Take(new TracedCall("fsync", Folder, ++_line, _line));
    }

    private void Write(long offset, string text) => Take("pwrite64", ++_line, _line, text, offset);

    private void Sync() => Take("fsync", ++_line, _line);

    private void Take(string name, int start, int end, string text = "", long offset = 0, bool creates = false, bool failed = false) =>
        _disk.Take(new TracedCall(name, $"{Folder}/events.db", start, end) { Data = Encoding.ASCII.GetBytes(text), Offset = offset, Creates = creates, Failed = failed });

    private string? After(Loss loss, int seed = 1)
    {
        foreach (var old in Directory.GetFiles(_directory.Path))
        {
            File.Delete(old);
        }

        _disk.CutInto(_directory.Path, loss, new Random(seed));
        var file = _directory.File("events.db");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
