namespace Sentinel.PerfGate.Xunit.Execution;

/// <summary>Marks a failure that is no crash: xunit looks for an interface of this name, wherever it is declared.</summary>
internal interface IAssertionException;
