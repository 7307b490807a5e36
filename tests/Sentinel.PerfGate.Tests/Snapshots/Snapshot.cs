using System.Runtime.CompilerServices;
using Xunit;

namespace Sentinel.PerfGate.Tests.Snapshots;

/// <summary>
/// Compares a text with <c>Name.verified.txt</c> beside the test. A difference leaves <c>Name.received.txt</c> there:
/// rename it to accept the new text. The files follow Verify's convention.
/// </summary>
internal static class Snapshot
{
    /// <param name="text">The text to hold; line ends and trailing line breaks do not count.</param>
    /// <param name="name">The file's name in front of <c>.verified.txt</c>, e.g. <c>MarkdownReport.OneFailure</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    public static void Verify(string text, string name, [CallerFilePath] string testFile = "") =>
        VerifyIn(Path.GetDirectoryName(testFile)!, text, name);

    internal static void VerifyIn(string folder, string text, string name)
    {
        var verifiedFile = Path.Combine(folder, $"{name}.verified.txt");
        var receivedFile = Path.Combine(folder, $"{name}.received.txt");
        var received = Normalise(text);
        var verified = File.Exists(verifiedFile) ? Normalise(File.ReadAllText(verifiedFile)) : null;
        if (string.Equals(received, verified, StringComparison.Ordinal))
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail(
            verified is null
                ? $"No {Path.GetFileName(verifiedFile)} yet. If this is right, rename {receivedFile}:\n{received}"
                : $"Differs from {Path.GetFileName(verifiedFile)}. If this is right, rename {receivedFile}:\n{SnapshotDiff.Describe(verified, received)}"
        );
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
