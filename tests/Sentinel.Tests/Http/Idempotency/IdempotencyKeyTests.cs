using Sentinel.Http.Idempotency;
using Xunit;

namespace Sentinel.Tests.Http.Idempotency;

public class IdempotencyKeyTests
{
    [Theory]
    [InlineData("\"8e03978e-40d5\"", "8e03978e-40d5")]
    [InlineData("8e03978e-40d5", "8e03978e-40d5")]
    [InlineData("  a ", "a")]
    [InlineData("\"a b\"", "a b")]
    [InlineData("\"a\\\"b\\\\c\"", "a\"b\\c")]
    [InlineData("\"a,b\"", "a,b")]
    public void A_key_is_read_in_quotes_or_bare(string header, string expected)
    {
        Assert.True(IdempotencyKey.TryRead(header, out var key));
        Assert.Equal(expected, key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("\"a\\\"")]
    [InlineData("\"a\\n\"")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\";p=1")]
    [InlineData("a\"b")]
    [InlineData("a, b")]
    [InlineData("a,b")]
    [InlineData("é")]
    [InlineData("\"é\"")]
    [InlineData("\"a\tb\"")]
    public void Anything_else_is_no_key(string header) => Assert.False(IdempotencyKey.TryRead(header, out _));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_key_has_at_most_255_characters(int length, bool isKey)
    {
        Assert.Equal(isKey, IdempotencyKey.TryRead(new string('a', length), out _));
        Assert.Equal(isKey, IdempotencyKey.TryRead($"\"{new string('a', length)}\"", out _));
    }

    [Fact]
    public void Two_keys_are_none() => Assert.False(IdempotencyKey.TryRead(new[] { "a", "b" }, out _));

    [Fact]
    public void A_client_has_keys_of_its_own()
    {
        Assert.Equal(KeyedRequest.StreamOf("a", "k"), KeyedRequest.StreamOf("a", "k"));
        Assert.Equal(4, new[] { ("a", "k"), ("b", "k"), ("", "ak"), ("a", "") }.Select(pair => KeyedRequest.StreamOf(pair.Item1, pair.Item2)).Distinct().Count());
        Assert.Matches("^idempotency/[0-9a-f]{64}$", KeyedRequest.StreamOf("", "k"));
    }
}
