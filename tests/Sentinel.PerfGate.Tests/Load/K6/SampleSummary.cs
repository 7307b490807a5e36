using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.PerfGate.Load.K6;
using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Measurement.Import;

namespace Sentinel.PerfGate.Tests.Load.K6;

/// <summary>
/// One run of k6 0.49 in its shapes: 6,499 requests, 100 of them refused on purpose. The two older shapes are as k6 wrote them, the
/// machine-readable one has the same figures in the form of its schema 1.0.0.
/// </summary>
internal static class SampleSummary
{
    public const string Handle = "handle-summary.json";
    public const string Export = "summary-export.json";
    public const string MachineReadable = "machine-readable.json";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Load", "K6", "Data");

    public static string Text(string shape) => File.ReadAllText(Path.Combine(Folder, shape));

    /// <summary>The sample after a change.</summary>
    public static string Changed(string shape, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Text(shape))!;
        change(root);
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    /// <summary>The node of a metric, in whatever shape.</summary>
    public static JsonObject Metric(JsonNode root, string name) => root["results"] is { } results
        ? results["metrics"]!.AsArray().Single(metric => (string)metric!["name"]! == name)!.AsObject()
        : root["metrics"]![name]!.AsObject();

    /// <summary>Where the figures of a metric are.</summary>
    public static JsonObject Values(JsonNode root, string name) => (Metric(root, name)["values"] as JsonObject) ?? Metric(root, name);

    public static ResultsDocument Read(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var format = new K6Format();
        return format.Recognises(new JsonRoot(utf8)) ? format.Read("k6.json", utf8) : throw new InvalidResultsException("not recognised");
    }

    public static TargetResult Whole(ResultsDocument document) => document.Targets.Single(target => target.Id == K6Format.DefaultId);
}
