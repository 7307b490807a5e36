using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sentinel.Durability.Serving;
using Sentinel.Events;

namespace Sentinel.Durability.Traces;

/// <summary>A 201 on its way out.</summary>
/// <param name="Promise">What it acknowledges.</param>
/// <param name="Start">The line on which its sending began: from then on the client may have it.</param>
internal sealed partial record Answer(Acknowledgement Promise, int Start)
{
    /// <summary>The 201s among the calls.</summary>
    public static IEnumerable<Answer> In(IEnumerable<TracedCall> calls)
    {
        foreach (var call in calls.Where(call => call.Name is "sendmsg" or "sendto" && call.Data.AsSpan().StartsWith("HTTP/1.1 201"u8)))
        {
            var text = Encoding.UTF8.GetString(call.Data);
            var receipt = Receipts().Match(text);
            var intent = receipt.Groups["intent"].Value;
            yield return new Answer(
                new Acknowledgement(intent, new Receipt($"intent/{intent}", long.Parse(receipt.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture), receipt.Groups["hash"].Value)),
                call.Start);
        }
    }

    [GeneratedRegex("""
        "receipt":\{"stream":"intent/(?<intent>[^"]+)","sequence":(?<sequence>\d+),"hash":"(?<hash>[0-9a-f]{64})"\}
        """)]
    private static partial Regex Receipts();
}
