using System.Text.Json;
using Sentinel.Signing;

namespace Sentinel.Tests.Signing;

/// <summary>Small damage to a document's bytes: flipped, dropped, doubled, swapped, cut.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, bytes[at]);
                    break;
                case 3:
                    var other = random.Next(bytes.Count);
                    (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>White space and escapes change bytes but no meaning.</summary>
    public static bool MeansTheSame(byte[] left, byte[] right)
    {
        try
        {
            return Jcs.Canonicalize(JsonElement.Parse(left)).AsSpan().SequenceEqual(Jcs.Canonicalize(JsonElement.Parse(right)));
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return false;
        }
    }
}
