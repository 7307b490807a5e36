using Sentinel.PerfGate.Measurement;
using Sentinel.PerfGate.Tests.Measurement.Worker;

[assembly: TargetSource(typeof(NoSource))]

namespace Sentinel.PerfGate.Tests.Measurement.Worker;

public sealed class NoSource;
