using System.Text;

namespace Sentinel.PerfGate.Load.Scenarios.Templates;

/// <summary>The time of sending.</summary>
/// <param name="Form">How it is written.</param>
internal sealed record TimePart(TimeForm Form) : ITemplatePart
{
    public void AppendTo(StringBuilder text, RequestNumber request) => _ = Form switch
    {
        TimeForm.UnixSeconds => text.Append(request.Time.ToUnixTimeSeconds()),
        TimeForm.UnixMilliseconds => text.Append(request.Time.ToUnixTimeMilliseconds()),
        _ => text.Append($"{request.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}"),
    };
}
