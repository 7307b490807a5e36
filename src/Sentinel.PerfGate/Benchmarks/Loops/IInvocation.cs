namespace Sentinel.PerfGate.Benchmarks.Loops;

/// <summary>One call of a delegate, to its end. A struct, so that each kind gets a loop of its own with the call inlined.</summary>
internal interface IInvocation
{
    void Invoke();
}
