using CsCheck;
using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Engine;

public sealed class WorkerShiftTests
{
    private static readonly Gen<LoadPlan> s_plans =
        Gen.Select(Gen.Double[0.5, 20], Gen.Int[0, 12], Gen.Int[0, 12])
            .List[1, 6]
            .Select(stages => new LoadPlan(
                "random",
                [.. stages.Select((stage, index) => LoadStage.ClosedRamp($"s{index}", TimeSpan.FromSeconds(stage.Item1), stage.Item2, stage.Item3))]));

    [Fact]
    public void At_every_time_as_many_workers_work_as_the_plan_has() =>
        Gen.Select(s_plans, Gen.Double[0.001, 0.999]).Sample((plan, share) =>
        {
            var begin = 0.0;
            for (var i = 0; i < plan.Stages.Count; i++)
            {
                var length = plan.Stages[i].Duration.TotalSeconds;
                var at = begin + share * length;
                var working = Enumerable.Range(0, plan.PeakWorkers).Count(
                    worker => WorkerShift.Of(plan, worker).Any(shift => shift.Stage == i && shift.From <= at && at < shift.To));
                var planned = plan.Stages[i].StartWorkers + (plan.Stages[i].EndWorkers - plan.Stages[i].StartWorkers) * share;
                Assert.InRange(working, Math.Ceiling(planned - 1e-9), Math.Ceiling(planned + 1e-9));
                begin += length;
            }
        }, iter: 300);

    [Fact]
    public void The_shifts_of_a_worker_are_in_order_and_within_their_stages() =>
        s_plans.Sample(plan =>
        {
            for (var worker = 0; worker < plan.PeakWorkers; worker++)
            {
                var last = 0.0;
                foreach (var shift in WorkerShift.Of(plan, worker))
                {
                    Assert.True(shift.From >= last && shift.To > shift.From);
                    last = shift.To;
                }
            }
        }, iter: 200);
}
