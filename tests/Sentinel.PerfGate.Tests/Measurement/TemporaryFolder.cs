namespace Sentinel.PerfGate.Tests.Measurement;

/// <summary>A folder that lives as long as its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perfgate-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
