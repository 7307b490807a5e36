using System.Text;
using System.Text.Unicode;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Load.Scenarios.Templates;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads the body of a request: JSON, a text, or a file.</summary>
internal sealed class BodyReader(TemplateReader templates, string folder, ScenarioValues values)
{
    private const int LongestFile = 16 * 1024 * 1024;

    /// <returns>Bytes that are always the same, or a template, or neither when there is no body; null when it has errors.</returns>
    public (ReadOnlyMemory<byte>? Bytes, TextTemplate? Template)? Read(SourceNode request)
    {
        var body = request.Find("body");
        if (request.Find("bodyFile") is not { } file)
        {
            return body is null ? (null, null) : Split(body.IsString ? templates.Read(body) : templates.ReadJson(body));
        }

        if (body is not null)
        {
            values.Refuse(file.Location, "\"body\" and \"bodyFile\" do not go together. Keep one of them.");
            return null;
        }

        return file.IsString ? OfFile(file) : null;
    }

    private (ReadOnlyMemory<byte>? Bytes, TextTemplate? Template)? OfFile(SourceNode node)
    {
        if (Problem(node.Text, out var path) is { } problem)
        {
            values.Refuse(node.Location, problem);
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            values.Refuse(node.Location, $"\"{node.Text}\" cannot be read. {e.Message}", DiagnosticCode.FileUnreadable);
            return null;
        }

        // What is no text is sent as it is: an image has no placeholders.
        return Utf8.IsValid(bytes) ? Split(templates.Read(new SourceText(node.Text, bytes), Encoding.UTF8.GetString(bytes))) : (bytes, null);
    }

    private string? Problem(string text, out string path)
    {
        path = Path.GetFullPath(text, folder);
        var below = Path.GetRelativePath(folder, path);
        if (Path.IsPathRooted(text) || below == "." || below.Split(Path.DirectorySeparatorChar)[0] == "..")
        {
            return $"\"{text}\" lies outside the scenario's folder. Name a file in it or below.";
        }

        var at = folder;
        foreach (var segment in below.Split(Path.DirectorySeparatorChar))
        {
            at = Path.Combine(at, segment);
            if (new FileInfo(at).LinkTarget is not null)
            {
                return $"\"{text}\" leads over a link, which may point outside the scenario's folder. Name the file itself.";
            }
        }

        return !File.Exists(path) ? $"There is no file \"{text}\" beside the scenario."
            : new FileInfo(path).Length > LongestFile ? $"\"{text}\" has more than {LongestFile / 1024 / 1024} MB. Send a smaller body."
            : null;
    }

    private static (ReadOnlyMemory<byte>? Bytes, TextTemplate? Template)? Split(TextTemplate? template) =>
        template is null ? null
        : template.IsConstant ? (Encoding.UTF8.GetBytes(template.Render(default)), null)
        : (null, template);
}
