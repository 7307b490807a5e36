namespace Sentinel.Perf;

/// <summary>A Sentinel in this process with an empty store of its own, which is gone with it.</summary>
internal sealed class TemporarySentinel : IAsyncDisposable
{
    private readonly string _folder;

    private TemporarySentinel(string folder)
    {
        _folder = folder;
        Services = SentinelServices.CreateInProcess(folder);
    }

    public SentinelServices Services { get; }

    public static TemporarySentinel Start() => new(Directory.CreateTempSubdirectory("sentinel-perf-").FullName);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
