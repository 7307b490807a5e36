using System.Security.Cryptography;
using System.Text;
using Sentinel.Events;
using Xunit;

namespace Sentinel.Tests.Events;

public class EventChainTests
{
    private static string Hash(string stream, string type, string data)
    {
        var hash = new byte[EventChain.HashSize];
        EventChain.Hash(EventChain.Genesis, stream, 1, new NewEvent(Guid.Empty, type, Encoding.UTF8.GetBytes(data)), 2, hash);
        return Convert.ToHexStringLower(hash);
    }

    [Fact]
    public void The_hash_is_over_the_documented_bytes()
    {
        byte[] preimage =
        [
            .. new byte[32], .. new byte[16], 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2,
            0, 0, 0, 2, .. "ö"u8, 0, 0, 0, 1, .. "t"u8, 0, 0, 0, 3, .. "abc"u8,
        ];

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(preimage)), Hash("ö", "t", "abc"));
    }

    [Fact]
    public void Fields_cannot_flow_into_one_another() =>
        Assert.Equal(4, new[] { Hash("ab", "c", "d"), Hash("a", "bc", "d"), Hash("a", "b", "cd"), Hash("abc", "", "d") }.Distinct().Count());
}
