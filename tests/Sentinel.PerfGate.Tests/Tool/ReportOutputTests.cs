using Sentinel.PerfGate.Tests.Reporting;
using Sentinel.PerfGate.Tool;
using Sentinel.PerfGate.Tool.Arguments;
using Sentinel.PerfGate.Tool.Output;
using Xunit;

namespace Sentinel.PerfGate.Tests.Tool;

public sealed class ReportOutputTests
{
    [Fact]
    public void A_run_ends_with_its_benchmarks_by_category_the_fastest_and_the_slowest()
    {
        var text = Shown(OutputFormat.Text, showsRates: true);

        Assert.Matches(@"\n *category +benchmark +operations a second +mean *\n", text);
        Assert.Matches(@"\n *events +events/append +1,387,000 +\(1,381,000 … 1,394,000\) +721 ns", text);
        Assert.Matches(@"\n 3 benchmarks\. Fastest: events/append, 1,387,000/s\. Slowest: signing/large, 948/s\.\n", text);
        Assert.True(text.IndexOf("Fastest", StringComparison.Ordinal) > text.IndexOf("replay/batch", StringComparison.Ordinal));
    }

    [Fact]
    public void Under_the_build_it_is_one_line()
    {
        var text = Shown(OutputFormat.MSBuild, showsRates: true);

        Assert.Matches(@"\nperfgate: 3 benchmarks\. Fastest: events/append, .*\n", text);
        Assert.DoesNotContain("operations a second", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(OutputFormat.Json), true)]
    [InlineData(nameof(OutputFormat.GitHub), true)]
    [InlineData(nameof(OutputFormat.Text), false)]
    public void A_document_and_what_was_measured_elsewhere_stay_as_they_are(string format, bool showsRates) =>
        Assert.DoesNotContain("Fastest", Shown(Enum.Parse<OutputFormat>(format), showsRates), StringComparison.Ordinal);

    private static string Shown(OutputFormat format, bool showsRates)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole { Out = output, Error = error, WorkingDirectory = "/" };
        Assert.Equal(1, new ReportOutput(console, format) { ShowsRates = showsRates }.Show(SampleReport.Create(), folder: null));
        return output.ToString();
    }
}
