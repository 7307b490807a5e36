using Sentinel.Signing;

namespace Sentinel.Perf;

/// <summary>A Sentinel in this process with an empty store of its own, which is gone with it.</summary>
internal sealed class TemporarySentinel : IAsyncDisposable
{
    private readonly string _folder;

    private TemporarySentinel(string folder, TimeProvider? clock)
    {
        _folder = folder;
        var file = Path.Combine(folder, "key.pem");
        Key = SigningKey.WriteNew(file);
        var options = new SentinelOptions { DataDirectory = folder, SigningKeyFile = file };
        Services = SentinelServices.OpenAsync(options, clock).GetAwaiter().GetResult();
    }

    public SentinelServices Services { get; }

    /// <summary>The key that it signs with.</summary>
    public SigningKey Key { get; }

    /// <param name="clock">What time it is for it; null: the system's.</param>
    public static TemporarySentinel Start(TimeProvider? clock = null) => new(Directory.CreateTempSubdirectory("sentinel-perf-").FullName, clock);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
