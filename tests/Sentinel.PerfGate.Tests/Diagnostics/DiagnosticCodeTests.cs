using System.Text.RegularExpressions;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Diagnostics;

public sealed partial class DiagnosticCodeTests
{
    private static readonly string[] Known =
    [
        .. typeof(DiagnosticCode).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_code_is_documented_once_and_every_documented_code_exists()
    {
        var rows = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "diagnostics.md")).Select(line => Row().Match(line)).Where(row => row.Success);

        Assert.Equal(Known, rows.Select(row => row.Groups[1].Value));
    }

    [Fact]
    public void Every_code_that_sources_write_out_is_known()
    {
        var folders = new[] { "src", "build" }.Select(folder => Path.Combine(RepositoryRoot.Path, folder)).Where(Directory.Exists);
        var sources = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".targets" or ".props");
        var written = sources.SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct();

        Assert.Empty(written.Except(Known));
    }

    [Fact]
    public void A_diagnostic_has_the_canonical_form_of_the_build()
    {
        var located = new Diagnostic("PERF204", DiagnosticSeverity.Error, new SourceLocation("budgets/a.json", 5, 14), "text");
        var free = new Diagnostic("PERF322", DiagnosticSeverity.Info, null, "text");

        Assert.Equal("budgets/a.json(5,14): error PERF204: text", located.ToString());
        Assert.Equal("perfgate: info PERF322: text", free.ToString());
        Assert.Equal("budgets/a.json(5,14): warning PERF204: text", (located with { Severity = DiagnosticSeverity.Warning }).ToString());
    }

    [GeneratedRegex(@"^\| (PERF[0-9]{3}) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"PERF[0-9]{3}\b")]
    private static partial Regex Code();
}
