using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>A stretch of a template: text, or a placeholder.</summary>
internal interface ITemplatePart
{
    /// <summary>Appends what it is in one request. Called from many threads at once.</summary>
    void AppendTo(StringBuilder text, RequestNumber request);
}
