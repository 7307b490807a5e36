using System.Text.Json.Nodes;

namespace Sentinel.PerfGate.XunitTests.Runs;

/// <summary>A copy of the test program in a folder of its own, to be broken.</summary>
internal sealed class ProgramCopy : IDisposable
{
    public ProgramCopy()
    {
        foreach (var file in Directory.EnumerateFiles(TestProgram.Folder))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("perffacts-copy-").FullName;

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Write(string file, string content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Writes a setting down as a build does.</summary>
    public void Configure(string setting, string value)
    {
        var path = Path.Combine(Folder, "Sentinel.PerfGate.Fixtures.Xunit.runtimeconfig.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        config["runtimeOptions"]!["configProperties"]!["Sentinel.PerfGate." + setting] = value;
        File.WriteAllText(path, config.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
