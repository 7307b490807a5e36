using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sentinel.PerfGate.Tasks.Tests.Packages;

/// <summary>What a user does first: copy the sample, run the command its README names, read what comes.</summary>
[Collection(Measuring.Name)]
public sealed partial class SampleTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly string sample;

    public SampleTests(PackedPackages packages)
    {
        // Beside the copy, so that the sample's own files are the ones that are shipped.
        folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{packages.Feed}</RestoreAdditionalProjectSources>
                <PerfGateLockFile>{folder.File("lock")}</PerfGateLockFile>
              </PropertyGroup>
            </Project>
            """);
        sample = folder.File("QuickStart");
        var source = Path.Combine(Repository.Root, "samples", "QuickStart");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(source, file)))
        {
            if (file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "artifacts"))
            {
                folder.Write(Path.Combine(sample, file), File.ReadAllText(Path.Combine(source, file)));
            }
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_copy_of_QuickStart_passes_with_the_command_of_its_README_and_fails_at_the_limit_it_says_to_write()
    {
        var readme = File.ReadAllText(Path.Combine(sample, "README.md"));
        var command = Command().Match(readme).Groups[1].Value.Split(' ');

        var green = await ChildProcess.RunAsync(command[0], sample, command.Skip(1), TestContext.Current.CancellationToken);
        Assert.True(green.ExitCode == 0, green.Output);
        Assert.Matches(PassingRow(), green.Output);
        Assert.Matches(NewRow(), green.Output);
        using (var verdicts = JsonDocument.Parse(File.ReadAllText(Path.Combine(sample, "artifacts/perfgate/verdicts.json"))))
        {
            Assert.Equal("pass", verdicts.RootElement.GetProperty("outcome").GetString());
        }

        var limit = BrokenLimit().Match(readme).Groups[1].Value;
        var budgets = Path.Combine(sample, "budgets", "orders.json");
        var lines = Mean().Replace(File.ReadAllText(budgets), limit).Split('\n');
        File.WriteAllText(budgets, string.Join('\n', lines));
        var line = Array.FindIndex(lines, text => text.Contains(limit, StringComparison.Ordinal));
        var column = lines[line].IndexOf(limit, StringComparison.Ordinal) + "\"mean\": ".Length;

        var red = await ChildProcess.RunAsync(command[0], sample, command.Skip(1), TestContext.Current.CancellationToken);
        Assert.Equal(1, red.ExitCode);
        Assert.Contains($"{budgets}({line + 1},{column + 1}): error PERF101: orders/parse mean is ", red.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("`(dotnet build [^`]*)`")]
    private static partial Regex Command();

    [GeneratedRegex("`(\"mean\": [^`]*)`")]
    private static partial Regex BrokenLimit();

    [GeneratedRegex("\"mean\": \"[^\"]*\"")]
    private static partial Regex Mean();

    [GeneratedRegex(@"orders/parse +mean .+ < 50us +pass")]
    private static partial Regex PassingRow();

    /// <summary>Without a base there is nothing to be slower than, and that is no error.</summary>
    [GeneratedRegex(@" regression +< 10% +new")]
    private static partial Regex NewRow();
}
