using System.Xml.Linq;
using Sentinel.PerfGate.Gate.History;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Reporting.Html;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Xunit;

namespace Sentinel.PerfGate.Tests.Reporting.Html;

public sealed class HistoryPageTests
{
    [Fact]
    public void Every_run_is_a_dot_inside_the_plot_every_level_a_line_and_every_change_an_upright()
    {
        var plot = Parse(HistoryPage.Write("h.jsonl", [History("a", [100, 101, 100, 99, 100, 110, 111, 110, 9000, 110], 5)])).Descendants("svg").Single();

        Assert.Equal(10, plot.Descendants("circle").Count());
        Assert.All(plot.Descendants("circle"), dot => Assert.InRange(double.Parse(dot.Attribute("cy")!.Value), 0, 190));
        Assert.Equal(2, Lines(plot, "median"));
        Assert.Equal(1, Lines(plot, "slower"));
        Assert.Contains(plot.Descendants("title"), title => title.Value == "run 9 (c9): 9 us");
        Assert.Equal("head off", plot.Descendants("circle").ElementAt(8).Parent!.Attribute("class")!.Value);
        Assert.Single(plot.Descendants("g"), group => group.Attribute("class")?.Value == "head off");
    }

    [Fact]
    public void Every_change_says_what_it_is_and_of_two_close_ones_the_larger_is_labelled()
    {
        double[] values = [.. Enumerable.Repeat(100.0, 40), .. Enumerable.Repeat(110.0, 2), .. Enumerable.Repeat(130.0, 40)];
        ChangePoint[] changes = [new(40, 0.1, 1e-5, 40, 2), new(42, 0.18, 1e-5, 2, 40)];

        var plot = Parse(HistoryPage.Write("h.jsonl", [History("a", values) with { Changes = changes }])).Descendants("svg").Single();

        Assert.Equal(2, plot.Descendants("title").Count(title => title.Value.StartsWith("a became ", StringComparison.Ordinal)));
        Assert.Equal(["+18.0 %"], plot.Descendants("text").Select(text => text.Value).Where(text => text.EndsWith('%')));
    }

    [Fact]
    public void A_machine_that_is_not_known_is_not_named() =>
        Assert.DoesNotContain("unknown", HistoryPage.Write("h.jsonl", [History("a", [1, 2]) with { Machine = MachineEnvironment.NotKnown }]), StringComparison.Ordinal);

    [Fact]
    public void Targets_that_changed_last_come_first()
    {
        var page = Parse(HistoryPage.Write("h.jsonl", [History("none", [1, 1, 1]), History("early", [1, 2, 2], 1), History("late", [1, 1, 2], 2)]));

        Assert.Equal(["late", "early", "none"], page.Descendants("h3").Select(heading => heading.Value));
        Assert.Equal("2 of 3 series changed.", page.Descendants("p").First().Value);
    }

    [Fact]
    public void Names_of_others_cannot_become_markup_and_one_run_is_a_plot_too()
    {
        var page = Parse(HistoryPage.Write("<script>", [History("</h3><script>\0", [5])]));

        Assert.Empty(page.Descendants("script"));
        Assert.Single(page.Descendants("circle"));
    }

    [Fact]
    public void A_report_with_histories_shows_them_below_their_targets()
    {
        var report = SampleReport.Create() with { Histories = [History("validation/intent", [1, 1, 2], 2), History("elsewhere", [1])] };

        var article = Parse(HtmlReport.Write(report)).Descendants("article").Single(one => one.Element("h3")!.Value == "validation/intent");

        Assert.Equal(2, article.Elements("svg").Count());
        Assert.DoesNotContain("elsewhere", HtmlReport.Write(report), StringComparison.Ordinal);
    }

    private static TargetHistory History(string target, double[] values, params int[] changes) => new(
        target,
        TargetKind.Benchmark,
        "a machine",
        [.. values.Select((value, index) => new HistoryPoint(index + 1, index + 1, $"c{index + 1}", null, value))],
        [.. changes.Select(index => new ChangePoint(index, 0.1, 1e-5, index, values.Length - index))]);

    private static int Lines(XElement plot, string style) => plot.Descendants("line").Count(line => line.Attribute("class")!.Value == style);

    private static XElement Parse(string html) => XElement.Parse(html["<!DOCTYPE html>\n".Length..]);
}
