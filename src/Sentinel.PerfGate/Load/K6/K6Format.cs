using System.Text.Json;
using Sentinel.PerfGate.Diagnostics;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;
using Sentinel.PerfGate.Measurement.Results;

namespace Sentinel.PerfGate.Load.K6;

/// <summary>Summaries of k6, in each of its three shapes. <c>http_req_duration</c> begins when the connection is there: it is service time.</summary>
/// <param name="id">The target of a whole run; its tagged parts stand behind it, <c>k6/scenario:hold</c>.</param>
public sealed class K6Format(string id = K6Format.DefaultId) : IResultsFormat
{
    /// <summary>The target of a run that is not named otherwise.</summary>
    public const string DefaultId = "k6";

    public string Name => "k6 summary";

    public bool Recognises(JsonRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return IsMachineReadable(root) || root.Has("metrics", JsonTokenType.StartObject);
    }

    public ResultsDocument Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var content = new ResultsContent(file, utf8);
        using var json = JsonDocument.Parse(utf8, JsonRoot.Lenient);
        if (content.FirstDuplicate() is { } twice) throw new InvalidResultsException([twice]);

        var problems = new List<ResultsProblem>();
        var run = new K6Run(new SummaryNode(json.RootElement, [], problems), Shape(new JsonRoot(utf8)));
        // A value that is wrong in two ways is told once.
        if (problems.Count > 0) throw new InvalidResultsException([.. problems.DistinctBy(problem => string.Join('.', problem.Way)).Select(content.Locate)]);
        var thresholds = run.Thresholds.Select(judged => new ThresholdOutcome(judged.Metric, judged.Limit, judged.Held, content.LocationOf(judged.Node.Way)));
        return new ResultsDocument([.. run.Results(id, [.. thresholds])]) { Fingerprint = run.Fingerprint() };
    }

    private static ISummaryShape Shape(JsonRoot root) =>
        IsMachineReadable(root) ? new MachineReadableShape()
        : root.Has("state", JsonTokenType.StartObject) ? new HandleSummaryShape()
        : new ExportShape();

    private static bool IsMachineReadable(JsonRoot root) => root.Text("version") is not null && root.Has("results", JsonTokenType.StartObject);
}
