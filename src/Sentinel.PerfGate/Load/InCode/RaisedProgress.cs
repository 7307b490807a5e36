namespace Sentinel.PerfGate.Load.InCode;

/// <summary>Progress handed on at once, in its order: <see cref="Progress{T}"/> posts it to whatever context there is.</summary>
internal sealed class RaisedProgress(Action<LoadProgress> raise) : IProgress<LoadProgress>
{
    public void Report(LoadProgress value) => raise(value);
}
