namespace Sentinel.PerfGate.XunitTests.Execution;

/// <summary>Methods of every shape.</summary>
internal static class Operations
{
    public static void Sync()
    {
    }

    public static Task Task() => System.Threading.Tasks.Task.CompletedTask;

    public static ValueTask ValueTask() => default;

    public static Task<int> TaskOfResult() => System.Threading.Tasks.Task.FromResult(1);

#pragma warning disable MA0155 // What a test is about.
    public static async void AsyncVoid() => await System.Threading.Tasks.Task.Yield();
#pragma warning restore MA0155

    public static int Number() => 1;
}
