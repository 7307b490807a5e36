using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Sentinel.Tests.K6;

/// <summary>A script of samples/k6, run by Node with a stand-in for k6's modules: what it asks of a service, and the summary it leaves.</summary>
internal static class ScriptRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs it, and reads the summary.</summary>
    /// <param name="script">Its name: <c>light</c>.</param>
    /// <param name="service">Where its requests go.</param>
    /// <param name="iterations">How many, over all scenarios.</param>
    /// <param name="folder">Where the summary goes.</param>
    /// <param name="form">The form in which k6 hands its data over: <c>handed</c> or <c>machine-readable</c>.</param>
    public static async Task<JsonElement> OfAsync(string script, Uri service, int iterations, string folder, string form = "handed")
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(RepositoryRoot.File("tests", "Sentinel.Tests", "K6", "stand-in", "run.mjs"));
        start.ArgumentList.Add(RepositoryRoot.File("samples", "k6", $"{script}.js"));
        start.ArgumentList.Add(form);
        start.Environment["BASE_URL"] = service.ToString();
        start.Environment["ITERATIONS"] = iterations.ToString(CultureInfo.InvariantCulture);
        start.Environment["RATE_SCALE"] = "0.01";
        using var process = Started(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, errors);
            Assert.Contains("wrote k6-summary.json", await output, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "k6-summary.json"), patience.Token));
        return summary.RootElement.Clone();
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node is not installed.");
            throw;
        }
    }
}
