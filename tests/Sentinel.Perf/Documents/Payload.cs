using System.Text;

namespace Sentinel.Perf;

/// <summary>JSON of an exact size to be signed: a list of steps, each with keys to sort, strings and numbers. It is as long in its canonical form.</summary>
internal static class Payload
{
    public const int Small = 512;
    public const int Medium = 10 * 1024;
    public const int Large = 100 * 1024;

    private const string End = "]}";

    /// <param name="bytes">Its length as UTF-8, and in canonical form; at least 256.</param>
    public static byte[] OfBytes(int bytes)
    {
        var text = new StringBuilder(bytes).Append("""{"type":"perf.payload","steps":[""");
        for (var number = 0; ; number++)
        {
            var step = Step(number, "");
            var next = Step(number + 1, "");
            // The last step takes up what is left, so that the size is exact.
            var left = bytes - text.Length - End.Length - step.Length;
            if (left <= next.Length + 1)
                return Encoding.UTF8.GetBytes(text.Append(Step(number, new string('x', left))).Append(End).ToString());
            text.Append(step).Append(',');
        }
    }

    private static string Step(int number, string padding) =>
        $$$"""{"tool":"web_search","actionId":"action-{{{number:0000}}}","parameters":{"query":"performance budgets","page":{{{number + 1000}}},"exact":true},"note":"{{{padding}}}"}""";
}
