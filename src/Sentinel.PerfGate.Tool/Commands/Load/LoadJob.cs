using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Load.Scenarios;

namespace Sentinel.PerfGate.Tool.Commands.Load;

/// <summary>One run that the command was asked for.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Plan">What is sent, and when, without the warm-up.</param>
/// <param name="Options">How.</param>
/// <param name="Request">What is sent.</param>
internal sealed record LoadJob(string Id, LoadPlan Plan, LoadOptions Options, ScenarioRequest Request);
