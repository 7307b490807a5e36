using Sentinel.PerfGate.Fixtures.Operations;

namespace Sentinel.PerfGate.Fixtures;

/// <summary>The operations of <see cref="WellBehaved"/> and <see cref="Badly"/> as delegates.</summary>
public static class Delegates
{
    public static object? Kept { get; private set; }

    [Operation("delegate/allocate")]
    public static Action Allocate()
    {
        var one = new WellBehaved();
        return () => Kept = one.Allocate();
    }

    [Operation("delegate/hash")]
    public static Action Hash()
    {
        var one = new WellBehaved();
        return () => Kept = one.Hash();
    }

    [Operation("delegate/async")]
    public static Func<Task> Yielding() => new WellBehaved().Yielding;

    [Operation("delegate/value-task")]
    public static Func<ValueTask> YieldingValueTask() => async () => await Task.Yield();

    [Operation("delegate/nothing")]
    public static Action Nothing() => () => { };

    [Operation("delegate/throws")]
    public static Action Throws() => () => new Badly().Throws();

    [Operation("delegate/throws-later")]
    public static Func<Task> ThrowsLater() => async () =>
    {
        await Task.Yield();
        throw new InvalidOperationException("no luck later");
    };

    [Operation("delegate/throws-sometimes")]
    public static Action ThrowsSometimes()
    {
        var one = new Badly();
        return () => one.ThrowsSometimes();
    }
}
