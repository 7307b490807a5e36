using System.Text.Json;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads the stages of a scenario, each of which may lean on the one before it.</summary>
internal sealed class StageReader(bool closed, int? workers, ScenarioValues values)
{
    private readonly Dictionary<string, SourceLocation> _names = new(StringComparer.Ordinal);
    private double _rate;
    private int _workers;

    /// <returns>The stages that hold no error.</returns>
    public IReadOnlyList<LoadStage> Read(IReadOnlyList<SourceNode> stages) =>
        [.. stages.Where(stage => stage.IsObject).Select(Read).OfType<LoadStage>()];

    private LoadStage? Read(SourceNode node, int index)
    {
        var name = Name(node, index);
        var duration = values.Time(node, "duration", "30s");
        var minimum = values.Time(node, "minimum", "3s");
        if (minimum > duration)
        {
            values.Refuse(node.Find("minimum")!.Location, $"\"minimum\" is longer than the stage: {node.Find("minimum")!.Text} of {node.Find("duration")!.Text}. Write a time up to its duration.");
        }

        var made = ReadLoad(node, name, duration ?? TimeSpan.FromSeconds(1));
        if (made is null || duration is null || minimum > duration)
        {
            return null;
        }

        return made with
        {
            MinimumDuration = minimum ?? made.MinimumDuration,
            Counts = node.Find("counts") is { Kind: JsonValueKind.True or JsonValueKind.False } counts ? counts.Kind == JsonValueKind.True : made.Counts,
        };
    }

    private string Name(SourceNode node, int index)
    {
        var name = ScenarioValues.Text(node, "name") is { } written && !string.IsNullOrWhiteSpace(written) ? written : $"stage-{index + 1}";
        var location = node.Find("name")?.Location ?? node.Location;
        if (name == LoadPlan.WarmUpStage)
        {
            values.Refuse(location, $"\"{name}\" is the name of the warm-up in front of the stages. Take another one.");
        }

        if (!_names.TryAdd(name, location))
        {
            values.Refuse(location, $"Two stages are named \"{name}\": here and at {_names[name]}. Give one another name.");
        }

        return name;
    }

    private LoadStage? ReadLoad(SourceNode node, string name, TimeSpan duration)
    {
        var kind = ScenarioValues.Text(node, "kind");
        var ramp = kind is null ? node.Find("from") is not null || node.Find("to") is not null : kind == "ramp";
        if (kind is not (null or "constant" or "spike" or "ramp") || !Belongs(node, ramp))
        {
            return null;
        }

        return (closed, ramp) switch
        {
            (false, false) => Constant(node, name, duration),
            (false, true) => Ramp(node, name, duration),
            (true, false) => Workers(node, name, duration),
            (true, true) => WorkerRamp(node, name, duration),
        };
    }

    /// <summary>Tells values that belong to another kind of stage, or to the other model.</summary>
    private bool Belongs(SourceNode node, bool ramp)
    {
        var wrong = node.Members.FirstOrDefault(member => (member.Name, ramp, closed) is ("rate" or "workers", true, _) or ("from" or "to", false, _) or ("rate", _, true) or ("workers", _, false));
        if (wrong is null)
        {
            return true;
        }

        var why = (wrong.Name, ramp, closed) switch
        {
            ("from" or "to", _, _) => "belongs to a ramp: write \"kind\": \"ramp\", or \"rate\" alone.",
            ("rate" or "workers", true, _) => "belongs to a stage that stays as it is: a ramp has \"from\" and \"to\".",
            ("rate", _, true) => "belongs to the open model, and this scenario is closed: write \"workers\".",
            _ => "belong to the closed model: write \"rate\", or \"model\": \"closed\" above the stages.",
        };
        values.Refuse(wrong.Location, $"\"{wrong.Name}\" {why}");
        return false;
    }

    private LoadStage? Constant(SourceNode node, string name, TimeSpan duration)
    {
        if (IsMissing(node, "rate", "1000/s") || values.Rate(node, "rate", "1000/s") is not { } rate)
        {
            return null;
        }

        _rate = rate;
        return LoadStage.Constant(name, duration, rate);
    }

    private LoadStage? Ramp(SourceNode node, string name, TimeSpan duration)
    {
        var from = node.Find("from") is null ? _rate : values.Rate(node, "from", "0/s");
        if (IsMissing(node, "to", "1000/s") || values.Rate(node, "to", "1000/s") is not { } to || from is null)
        {
            return null;
        }

        _rate = to;
        return LoadStage.Ramp(name, duration, from.Value, to);
    }

    private LoadStage? Workers(SourceNode node, string name, TimeSpan duration)
    {
        if (workers is null && IsMissing(node, "workers", "10") || (values.Count(node, "workers", lowest: 0, ScenarioFileReader.MostWorkers) ?? workers) is not { } count)
        {
            return null;
        }

        _workers = count;
        return LoadStage.Closed(name, duration, count);
    }

    private LoadStage? WorkerRamp(SourceNode node, string name, TimeSpan duration)
    {
        var from = node.Find("from") is null ? _workers : CountOf(node, "from");
        if (IsMissing(node, "to", "10") || CountOf(node, "to") is not { } to || from is null)
        {
            return null;
        }

        _workers = to;
        return LoadStage.ClosedRamp(name, duration, from.Value, to);
    }

    private int? CountOf(SourceNode node, string name)
    {
        if (node.Find(name) is { IsString: true } text)
        {
            values.Refuse(text.Location, $"\"{name}\" is {text.Text}; in the closed model it is a number of workers. Write 10.");
        }

        return values.Count(node, name, lowest: 0, ScenarioFileReader.MostWorkers);
    }

    private bool IsMissing(SourceNode node, string name, string example)
    {
        if (node.Find(name) is not null)
        {
            return false;
        }

        var value = closed ? example : $"\"{example}\"";
        values.Refuse(node.Location, $"\"{name}\" is missing in this stage. Write \"{name}\": {value}.", DiagnosticCode.Structure);
        return true;
    }
}
