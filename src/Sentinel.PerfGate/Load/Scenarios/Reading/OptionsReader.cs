using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads how a scenario is run.</summary>
internal static class OptionsReader
{
    public static LoadOptions Read(SourceNode root, ScenarioValues values)
    {
        var options = new LoadOptions();
        return options with
        {
            WarmUp = values.Time(root, "warmUp", "2s", zeroAllowed: true) ?? options.WarmUp,
            Timeout = values.Time(root, "timeout", "10s") ?? options.Timeout,
            StartLagLimit = values.Time(root, "startLagLimit", "10ms") ?? options.StartLagLimit,
            Connections = values.Count(root, "connections", lowest: 1),
            MaxInFlight = values.Count(root, "maxInFlight", lowest: 1, int.MaxValue),
            Abort = Abort(root.Find("abort"), values),
        };
    }

    private static AbortRule? Abort(SourceNode? node, ScenarioValues values)
    {
        var rule = new AbortRule();
        switch (node)
        {
            case null:
                return rule;
            case { Kind: JsonValueKind.False }:
                return null;
            case { IsObject: false }:
                values.Refuse(
                    node.Location,
                    $"\"abort\" must be an object or false, not {node.KindInWords}. Write {{ \"window\": \"10s\", \"errorRate\": \"100%\" }}, or false to go on whatever fails.",
                    DiagnosticCode.Structure);
                return null;
        }

        var window = values.Time(node, "window", "10s") ?? rule.Window;
        if (window < TimeSpan.FromSeconds(1))
        {
            values.Refuse(node.Find("window")!.Location, $"\"window\" is {node.Find("window")!.Text}; it must be 1 s or more. Write \"10s\".");
        }

        return new()
        {
            Window = window,
            ErrorRate = values.Fraction(node, "errorRate", "100%") ?? rule.ErrorRate,
            MinimumRequests = values.Count(node, "minimumRequests", lowest: 1) ?? rule.MinimumRequests,
        };
    }
}
