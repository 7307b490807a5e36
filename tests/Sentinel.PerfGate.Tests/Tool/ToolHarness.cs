using Sentinel.PerfGate.Tool;

namespace Sentinel.PerfGate.Tests.Tool;

/// <summary>Runs the command in this process, in a folder of its own, its output captured.</summary>
internal sealed class ToolHarness : IDisposable
{
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public string Folder { get; } = Directory.CreateTempSubdirectory("perfgate-tool-").FullName;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public ToolHarness With(string path, string content)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return this;
    }

    public ToolHarness WithVariable(string name, string value)
    {
        variables[name] = value;
        return this;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public Task<int> RunAsync(params string[] arguments) => RunInAsync(Folder, arguments);

    public async Task<int> RunInAsync(string folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole { Out = output, Error = error, WorkingDirectory = folder, Variable = variables.GetValueOrDefault };
        var exitCode = await new ToolApplication(console).RunAsync(arguments, CancellationToken.None);
        (Out, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
