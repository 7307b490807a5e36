using Xunit;

namespace Sentinel.Tests.Http.OpenApi;

/// <summary>
/// <c>docs/api.md</c>, held as snapshots are: a difference leaves <c>api.received.txt</c> beside it, to be renamed when the new text is right.
/// </summary>
internal static class ApiPageFile
{
    public static void Verify(string text)
    {
        var page = RepositoryRoot.File("docs", "api.md");
        var received = RepositoryRoot.File("docs", "api.received.txt");
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{page} is not what the OpenAPI document says. If the document is right, rename {received} to it.");
    }
}
