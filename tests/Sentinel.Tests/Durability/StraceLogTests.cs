using System.Text;
using Sentinel.Durability.Traces;
using Xunit;

namespace Sentinel.Tests.Durability;

public sealed class StraceLogTests
{
    [Fact]
    public void Calls_carry_their_file_bytes_and_place()
    {
        var call = Assert.Single(StraceLog.Read(["""71 pwrite64(63</data/events.db>, "\x61\x62\x63", 3, 4096) = 3"""]));

        Assert.Equal(("pwrite64", "/data/events.db", 4096L, "abc"), (call.Name, call.Path, call.Offset, Encoding.ASCII.GetString(call.Data)));
    }

    [Fact]
    public void Paths_in_hexadecimal_are_read_and_short_writes_are_as_short_as_they_were()
    {
        var call = Assert.Single(StraceLog.Read(["""71 pwrite64(63<\x2f\x61>, "\x61\x62\x63", 3, 0) = 2"""]));

        Assert.Equal(("/a", "ab"), (call.Path, Encoding.ASCII.GetString(call.Data)));
    }

    [Fact]
    public void A_call_that_others_interrupt_begins_where_it_began()
    {
        var calls = StraceLog.Read([
            "71 fdatasync(63</data/a> <unfinished ...>",
            """72 pwrite64(63</data/a>, "\x61", 1, 0) = 1""",
            "71 <... fdatasync resumed>) = 0",
        ]).ToList();

        Assert.Equal([("pwrite64", 2, 2), ("fdatasync", 1, 3)], calls.Select(call => (call.Name, call.Start, call.End)));
    }

    [Fact]
    public void Writes_without_a_place_go_where_the_descriptor_stands()
    {
        var calls = StraceLog.Read([
            """71 openat(AT_FDCWD, "\x2f\x61", O_RDWR|O_CREAT, 0644) = 63</a>""",
            """71 write(63</a>, "\x61\x62", 2) = 2""",
            """71 write(63</a>, "\x63", 1) = 1""",
            "71 lseek(63</a>, 100, SEEK_SET) = 100",
            """71 write(63</a>, "\x64", 1) = 1""",
        ]).ToList();

        Assert.True(calls[0].Creates);
        Assert.Equal([0L, 2L, 100L], calls.Skip(1).Select(call => call.Offset));
    }

    [Fact]
    public void What_failed_did_not_happen_but_failed_syncs_are_told()
    {
        Assert.True(Assert.Single(StraceLog.Read(["71 fsync(63</data/a>) = -1 EIO (Input/output error) (INJECTED)"])).Failed);
        Assert.Empty(StraceLog.Read([
            """71 pwrite64(63</data/a>, "\x61", 1, 0) = -1 ENOSPC (No space left on device)""",
            "71 --- SIGTERM {si_signo=SIGTERM} ---",
            "71 fsync(63</data/a>) = ?",
            "71 +++ exited with 0 +++",
        ]));
    }

    [Fact]
    public void An_answer_is_sent_in_parts_and_read_as_one()
    {
        var calls = StraceLog.Read(["""71 sendmsg(9<TCP:[1]>, {msg_name=NULL, msg_iov=[{iov_base="\x61", iov_len=1}, {iov_base="\x62", iov_len=1}], msg_iovlen=2}, MSG_NOSIGNAL) = 2"""]);

        Assert.Equal("ab", Encoding.ASCII.GetString(Assert.Single(calls).Data));
    }
}
