using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.Speed.Http;

/// <summary>Debian's wrk, each of whose requests is an intent of its own.</summary>
internal sealed partial class Wrk(string folder, int connections)
{
    private const string Script = """
        local count = 0
        function setup(thread)
          count = count + 1
          thread:set("number", count)
        end
        local head, middle, tail
        function init()
          math.randomseed(os.time() * 1000 + number)
          -- All ids have one length: the rest of a request is made once, so that as little as can be of the processors is wrk's.
          local id = string.rep("0", 36)
          local body = '{"version":"1.0","type":"intent.envelope","intentId":"' .. id .. '","channelId":"api","tool":"web_search",' ..
            '"parameters":{"query":"performance budgets","limit":10},"riskLevel":"low","description":"Search the web","userId":"' .. id .. '"}'
          local whole = wrk.format("POST", "/api/v1/intents", { ["Content-Type"] = "application/json" }, body)
          local first = whole:find(id, 1, true)
          local second = whole:find(id, first + #id, true)
          head, middle, tail = whole:sub(1, first - 1), whole:sub(first + #id, second - 1), whole:sub(second + #id)
        end
        local random, format = math.random, string.format
        function request()
          local id = format("%08x-%04x-4%03x-8%03x-%06x%06x",
            random(0, 4294967295), random(0, 65535), random(0, 4095), random(0, 4095), random(0, 16777215), random(0, 16777215))
          return head .. id .. middle .. id .. tail
        end
        """;

    /// <summary>Requests a second over the time given.</summary>
    /// <exception cref="InvalidOperationException">A request failed, or wrk did.</exception>
    public async Task<double> RunAsync(Uri server, TimeSpan length)
    {
        var script = Path.Combine(folder, "intents.lua");
        await File.WriteAllTextAsync(script, Script);
        var seconds = Math.Max(1, (int)length.TotalSeconds);
        var start = new ProcessStartInfo("wrk", ["-t", "1", "-c", $"{connections}", "-d", $"{seconds}s", "-s", script, $"{server}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (wrk.ExitCode != 0 || text.Contains("Non-2xx", StringComparison.Ordinal) || text.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"wrk ended with exit code {wrk.ExitCode}: {text}");
        }

        return double.Parse(Rate().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
