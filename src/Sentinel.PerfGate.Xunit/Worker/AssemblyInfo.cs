using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Xunit.Worker;

[assembly: TargetSource(typeof(PerfFactTargetSource))]
