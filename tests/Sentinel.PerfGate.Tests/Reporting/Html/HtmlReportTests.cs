using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sentinel.PerfGate.Gate;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting.Html;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.Html;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void Every_verdict_has_a_row_and_every_measured_target_a_section_it_links_to()
    {
        var report = SampleReport.Create();

        var page = Parse(HtmlReport.Write(report));

        var table = page.Descendants("table").First();
        Assert.Equal(report.Verdicts.Verdicts.Count, table.Element("tbody")!.Elements("tr").Count());
        var sections = page.Descendants("article").Select(article => $"#{article.Attribute("id")!.Value}").ToArray();
        Assert.Equal(5, sections.Length);
        Assert.All(table.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value, sections));
    }

    [Fact]
    public void The_benchmarks_are_summed_up_by_their_operations_a_second()
    {
        var page = Parse(HtmlReport.Write(SampleReport.Create()));

        var section = page.Descendants("section").Single(section => section.Element("h2")?.Value == "Operations a second");
        Assert.StartsWith("3 benchmarks. Fastest: events/append, ", section.Element("p")!.Value, StringComparison.Ordinal);
        Assert.Equal(["events", "signing", "validation"], section.Descendants("tr").Skip(1).Select(row => row.Element("td")!.Value));
    }

    [Fact]
    public void Every_launch_is_a_dot_inside_the_plot()
    {
        var page = Parse(HtmlReport.Write(SampleReport.Create()));

        var plot = page.Descendants("article").Single(article => article.Element("h3")!.Value == "validation/intent").Element("svg")!;

        var dots = plot.Descendants("circle").ToArray();
        Assert.Equal(24, dots.Length);
        Assert.All(dots, dot => Assert.InRange(double.Parse(dot.Attribute("cx")!.Value), 52, 760));
        Assert.Equal(10, plot.Descendants("g").Count(group => group.Attribute("class")?.Value.EndsWith("screen", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void The_page_needs_no_network_and_runs_no_script()
    {
        var html = HtmlReport.Write(SampleReport.Create());

        var page = Parse(html);
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("link"));
        Assert.Empty(page.Descendants("img"));
        Assert.DoesNotMatch(Address(), html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_messages_cannot_become_markup()
    {
        const string Hostile = "</td><script>alert('1')</script>\0\u0007&amp;";
        var verdict = new Verdict(Hostile, Hostile, VerdictKind.Fail, Hostile) { LimitText = Hostile, Code = "PERF101", Location = new(Hostile, 1, 1) };
        var results = new ResultsDocument([
            new TargetResult(Hostile, TargetKind.Benchmark, Side.Head, [new() { Samples = [1, 2] }]) { Failure = new("PERF302", Hostile, Hostile) },
        ]);
        var report = new GateReport(new(Hostile, GateOutcome.Fail, 1, [verdict]), results) { Base = Hostile, Command = Hostile };

        var page = Parse(HtmlReport.Write(report));

        Assert.Empty(page.Descendants("script"));
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "</td><script>alert('1')</script>\uFFFD\uFFFD&amp;");
    }

    [Fact]
    public void A_run_that_measured_nothing_still_makes_a_page()
    {
        var page = Parse(HtmlReport.Write(new GateReport(new("r", GateOutcome.Invalid, 3, []), new([]))));

        Assert.Equal("perfgate: invalid", page.Descendants("h1").Single().Value);
        Assert.Empty(page.Descendants("table"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Launches_that_all_took_the_same_time_are_plotted_too(double time)
    {
        var results = new ResultsDocument([new("a", TargetKind.Benchmark, Side.Head, [new() { Samples = [time, time] }])]);

        var page = Parse(HtmlReport.Write(new GateReport(new("r", GateOutcome.Pass, 0, []), results)));

        Assert.InRange(double.Parse(page.Descendants("circle").Single().Attribute("cx")!.Value), 52, 760);
    }

    private static XElement Parse(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        return XElement.Parse(html["<!DOCTYPE html>\n".Length..]);
    }

    [GeneratedRegex("https?://|url\\(|@import")]
    private static partial Regex Address();
}
