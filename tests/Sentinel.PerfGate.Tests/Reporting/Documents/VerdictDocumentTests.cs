using System.Text.Json;
using CsCheck;
using NJsonSchema;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Reporting.Documents;
using Sentinel.PerfGate.Tests.Snapshots;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.Documents;

public sealed class VerdictDocumentTests
{
    [Fact]
    public void The_document_holds_every_field_of_the_contract() =>
        Snapshot.Verify(VerdictDocumentWriter.Write(SampleReport.Document()), "VerdictDocument.Sample");

    [Fact]
    public async Task The_document_keeps_its_own_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(VerdictDocumentSchema.Text, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(VerdictDocumentWriter.Write(SampleReport.Document())));
    }

    [Theory]
    [InlineData("\"verdict\": \"fail\"", "\"verdict\": \"failed\"")]
    [InlineData("\"exitCode\": 1", "\"exitCode\": 7")]
    [InlineData("\"runId\": \"run-1\"", "\"runId\": \"\"")]
    [InlineData("perfgate.verdicts/1", "perfgate.verdicts/2")]
    public async Task The_schema_refuses_what_the_contract_does_not_allow(string written, string instead)
    {
        var schema = await JsonSchema.FromJsonAsync(VerdictDocumentSchema.Text, TestContext.Current.CancellationToken);
        var json = VerdictDocumentWriter.Write(SampleReport.Document());
        Assert.Contains(written, json, StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(json.Replace(written, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var document = SampleReport.Document() with { Strict = true };

        var read = VerdictDocumentReader.Read(VerdictDocumentWriter.Write(document));

        Assert.Equal(document.Verdicts, read.Verdicts);
        Assert.Equal(document.Notices, read.Notices);
        Assert.Equal((document.RunId, document.Outcome, document.ExitCode, document.Strict), (read.RunId, read.Outcome, read.ExitCode, read.Strict));
    }

    [Fact]
    public void Any_finite_figures_and_texts_survive() =>
        Gen.Select(Gen.Double.Where(double.IsFinite), Gen.String, Gen.Enum<VerdictKind>(), Gen.Enum<ComparisonOperator>()).Sample((figure, text, kind, comparison) =>
        {
            // A lone surrogate is no text; JSON writers replace it.
            var message = string.Concat(text.EnumerateRunes());
            var verdict = new Verdict(message, "mean", kind, message) { Estimate = figure, Operator = comparison };
            var document = new VerdictDocument("r", GateOutcome.Pass, 0, [verdict]);
            return VerdictDocumentReader.Read(VerdictDocumentWriter.Write(document)).Verdicts[0] == verdict;
        });

    [Fact]
    public void An_open_interval_is_written_as_null()
    {
        var verdict = new Verdict("a", "p99", VerdictKind.Fail, "m") { Lower = 1, Upper = double.PositiveInfinity };

        var json = VerdictDocumentWriter.Write(new VerdictDocument("r", GateOutcome.Fail, 1, [verdict]));

        using var document = JsonDocument.Parse(json);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("verdicts")[0].GetProperty("upper").ValueKind);
    }

    [Fact]
    public void A_field_from_a_later_version_is_ignored()
    {
        var json = VerdictDocumentWriter.Write(SampleReport.Document()).Replace("\"runId\"", "\"later\": [1], \"runId\"", StringComparison.Ordinal);

        Assert.Equal("run-1", VerdictDocumentReader.Read(json).RunId);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"format":"perfgate.verdicts/9","runId":"r","outcome":"pass","exitCode":0,"verdicts":[]}""")]
    [InlineData("""{"format":"perfgate.verdicts/1","runId":"r","outcome":"good","exitCode":0,"verdicts":[]}""")]
    public void What_is_no_verdict_document_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => VerdictDocumentReader.Read(json));

    [Fact]
    public void A_file_is_written_whole_into_a_folder_that_did_not_exist_and_leaves_nothing_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("perfgate-verdicts-").FullName;
        try
        {
            var path = Path.Combine(folder, "out", "verdicts.json");

            VerdictDocumentWriter.WriteFile(SampleReport.Document(), path);
            VerdictDocumentWriter.WriteFile(SampleReport.Document() with { RunId = "run-2" }, path);

            Assert.Equal("run-2", VerdictDocumentReader.Read(File.ReadAllText(path)).RunId);
            Assert.Equal(["verdicts.json"], Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
