using Microsoft.Extensions.Time.Testing;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Sentinel.Tests.Signing.Rotation;
using Xunit;

namespace Sentinel.Tests.Signing;

public sealed class SigningKeySourceTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly KeyFolder _keys = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        _data.Dispose();
        _keys.Dispose();
    }

    private Task<SentinelServices> OpenAsync(SentinelOptions options)
    {
        options.DataDirectory = _data.Path;
        return SentinelServices.OpenAsync(options, _clock, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_folder_of_keys_is_followed_while_the_service_runs()
    {
        var first = _keys.Make("first.pem");
        var second = _keys.Make("second.pem", KeyAlgorithm.EcdsaP256);
        _keys.List(("first.pem", "active"), ("second.pem", "pending"));
        await using var sentinel = await OpenAsync(new SentinelOptions { KeyDirectory = _keys.Path });
        Assert.Equal(first, sentinel.Signer.KeyId);
        Assert.Equal($"from the folder {_keys.Path}", sentinel.KeyOrigin);

        _keys.List(("first.pem", "retired"), ("second.pem", "active"));
        _clock.Advance(KeyRotation.Interval);
        Assert.Equal(second, sentinel.Signer.KeyId);
        Assert.Null(sentinel.Rotation!.Problem);
    }

    [Theory]
    [InlineData("Ed25519")]
    [InlineData("P-256")]
    public async Task A_file_or_a_text_holds_one_key_of_either_algorithm(string name)
    {
        var keyId = _keys.Make("key.pem", NamedAlgorithm.Find(name));
        var file = Path.Combine(_keys.Path, "key.pem");
        await using (var fromFile = await OpenAsync(new SentinelOptions { SigningKeyFile = file }))
        {
            Assert.Equal(keyId, fromFile.Signer.KeyId);
            Assert.Null(fromFile.Rotation);
        }

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var fromText = await OpenAsync(new SentinelOptions { SigningKey = text });
        Assert.Equal(keyId, fromText.Signer.KeyId);
    }

    [Theory]
    [InlineData(true, true, false, "Sentinel:KeyDirectory, Sentinel:SigningKeyFile")]
    [InlineData(true, false, true, "Sentinel:KeyDirectory, SENTINEL_SIGNING_KEY or Sentinel:SigningKey")]
    [InlineData(false, true, true, "Sentinel:SigningKeyFile, SENTINEL_SIGNING_KEY or Sentinel:SigningKey")]
    public async Task Two_sources_contradict_one_another(bool directory, bool file, bool text, string named)
    {
        var options = new SentinelOptions
        {
            KeyDirectory = directory ? _keys.Path : null,
            SigningKeyFile = file ? "key.pem" : null,
            SigningKey = text ? "secret" : null,
        };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(options));
        Assert.Equal($"The signing key is configured 2 times: {named}. Give one of them.", error.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_ends_the_start()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => OpenAsync(new SentinelOptions { KeyDirectory = _keys.Path, AllowGeneratedKey = true }));

        _keys.List();
        await Assert.ThrowsAsync<FormatException>(() => OpenAsync(new SentinelOptions { KeyDirectory = _keys.Path, AllowGeneratedKey = true }));
    }
}
