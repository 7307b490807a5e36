using System.Text.Json;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>How the program in perfgate's place was started.</summary>
internal sealed record RecordedStart(IReadOnlyList<string> Arguments, string Directory)
{
    public IEnumerable<string> Assemblies => After("--assembly");

    public IEnumerable<string> Projects => After("--project").Select(p => Path.GetFileNameWithoutExtension(p)!);

    public static RecordedStart Parse(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return new RecordedStart([.. json.GetProperty("args").EnumerateArray().Select(a => a.GetString()!)], json.GetProperty("directory").GetString()!);
    }

    private IEnumerable<string> After(string option) => Arguments.Zip(Arguments.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second);
}
