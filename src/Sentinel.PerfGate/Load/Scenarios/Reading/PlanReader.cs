using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>Reads what a scenario sends, and when.</summary>
internal sealed class PlanReader(ScenarioValues values)
{
    private const string RampUp = "ramp-up";

    private static readonly string[] OfClosedModel = ["workers", "thinkTime", "rampUp", "iterations"];
    private static readonly string[] OfOpenModel = ["arrivals", "connections", "maxInFlight"];

    /// <returns>Null when there is no plan without an error.</returns>
    public LoadPlan? Read(SourceNode root, string name)
    {
        var closed = ScenarioValues.Text(root, "model") == "closed";
        RefuseOtherModel(root, closed);
        var workers = values.Count(root, "workers", lowest: 1, ScenarioFileReader.MostWorkers);
        var thinkTime = values.Time(root, "thinkTime", "100ms", zeroAllowed: true);
        var rampUp = values.Time(root, "rampUp", "10s", zeroAllowed: true) ?? TimeSpan.Zero;
        var iterations = values.Count(root, "iterations", lowest: 1, int.MaxValue);
        if (root.Find("stages") is not { } list)
        {
            return null;
        }

        if (list.Items.Count == 0 && !list.IsObject)
        {
            values.Refuse(list.Location, "\"stages\" holds no stage. Write [ { \"rate\": \"10/s\", \"duration\": \"30s\" } ].", DiagnosticCode.Structure);
            return null;
        }

        var stages = new StageReader(closed, workers, values).Read(list.Items);
        if (stages.Count < list.Items.Count || !AnyLoad(list, stages) || !RampUpHasRoom(root, rampUp, stages))
        {
            return null;
        }

        var first = closed && rampUp > TimeSpan.Zero ? new[] { LoadStage.ClosedRamp(RampUp, rampUp, 0, stages[0].StartWorkers) } : [];
        return new(name, [.. first, .. stages.DistinctBy(stage => stage.Name)])
        {
            Arrivals = ScenarioValues.Text(root, "arrivals") == "poisson" ? ArrivalKind.Poisson : ArrivalKind.Even,
            ThinkTime = closed ? thinkTime ?? TimeSpan.Zero : TimeSpan.Zero,
            Iterations = closed ? iterations : null,
        };
    }

    private void RefuseOtherModel(SourceNode root, bool closed)
    {
        foreach (var member in root.Members.Where(member => (closed ? OfOpenModel : OfClosedModel).Contains(member.Name)))
        {
            values.Refuse(
                member.Location,
                closed
                    ? $"\"{member.Name}\" belongs to the open model, and this scenario is closed: each worker sends its next request when its last has ended, on a connection of its own. Remove it."
                    : $"\"{member.Name}\" belongs to the closed model. Remove it, or write \"model\": \"closed\".");
        }
    }

    private bool AnyLoad(SourceNode list, IReadOnlyList<LoadStage> stages)
    {
        if (stages.Any(stage => stage.ExpectedStarts > 0 || stage.PeakWorkers > 0))
        {
            return true;
        }

        values.Refuse(list.Location, "No stage sends anything: every rate is 0. Write a rate above 0/s.");
        return false;
    }

    private bool RampUpHasRoom(SourceNode root, TimeSpan rampUp, IReadOnlyList<LoadStage> stages)
    {
        if (rampUp == TimeSpan.Zero || stages.All(stage => stage.Name != RampUp))
        {
            return true;
        }

        values.Refuse(root.Find("rampUp")!.Location, $"\"rampUp\" makes a stage named \"{RampUp}\", and there is one already. Give that another name.");
        return false;
    }
}
