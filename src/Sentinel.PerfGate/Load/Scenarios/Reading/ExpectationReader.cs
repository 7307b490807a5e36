using System.Globalization;
using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads which answers are a success.</summary>
internal sealed class ExpectationReader(ScenarioValues values)
{
    /// <summary>The statuses that are a success; null: 200 to 299.</summary>
    public IReadOnlySet<int>? Status(SourceNode? expect)
    {
        if (expect?.Find("status") is not { } node)
        {
            return null;
        }

        var items = node.Kind == JsonValueKind.Array ? node.Items : [node];
        if (items.Count == 0)
        {
            values.Refuse(node.Location, "\"status\" is an empty list: no answer would be a success. Write 200, or [200, 429].", DiagnosticCode.Structure);
        }

        return items.Select(Read).OfType<int>().ToHashSet();
    }

    private int? Read(SourceNode node)
    {
        if (node.Kind == JsonValueKind.Number
            && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 200 and <= 599)
        {
            return status;
        }

        values.Refuse(node.Location, $"\"status\" cannot be {(node.IsString ? $"\"{node.Text}\"" : node.Text.Length > 0 ? node.Text : node.KindInWords)}. Valid values are numbers from 200 to 599, or a list of them: 201, [200, 429].");
        return null;
    }
}
