using Xunit;

namespace Sentinel.Tests.Http.OpenApi;

/// <summary>
/// <c>docs/api.md</c>, held as snapshots are: a difference leaves <c>api.received.txt</c> beside it, to be renamed when the new text is right.
/// </summary>
internal static class ApiPageFile
{
    public static void Verify(string text)
    {
        var folder = Path.Combine(Root(), "docs");
        var page = Path.Combine(folder, "api.md");
        var received = Path.Combine(folder, "api.received.txt");
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{page} is not what the OpenAPI document says. If the document is right, rename {received} to it.");
    }

    // From where the tests run: the paths of a deterministic build are not those of a machine.
    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Sentinel.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No Sentinel.sln above {AppContext.BaseDirectory}.");
    }
}
