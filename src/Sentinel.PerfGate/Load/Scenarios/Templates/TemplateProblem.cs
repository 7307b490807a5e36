using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>What is wrong with a placeholder.</summary>
/// <param name="Index">The UTF-16 unit of the template where it begins.</param>
/// <param name="Message">What is wrong, and what to write.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TemplateProblem(int Index, string Message);
