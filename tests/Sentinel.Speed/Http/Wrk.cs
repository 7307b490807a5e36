using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sentinel.Speed.Http;

/// <summary>Debian's wrk, each of whose requests is an intent of its own.</summary>
internal sealed partial class Wrk(string folder, int connections)
{
    private const string Script = """
        local hex = "0123456789abcdef"
        local count = 0
        function setup(thread)
          count = count + 1
          thread:set("number", count)
        end
        function init()
          math.randomseed(os.time() * 1000 + number)
        end
        local function digits(n)
          local text = {}
          for i = 1, n do
            local at = math.random(16)
            text[i] = hex:sub(at, at)
          end
          return table.concat(text)
        end
        function request()
          local id = digits(8) .. "-" .. digits(4) .. "-4" .. digits(3) .. "-8" .. digits(3) .. "-" .. digits(12)
          local body = '{"version":"1.0","type":"intent.envelope","intentId":"' .. id .. '","channelId":"api","tool":"web_search",' ..
            '"parameters":{"query":"performance budgets","limit":10},"riskLevel":"low","description":"Search the web","userId":"' .. id .. '"}'
          return wrk.format("POST", "/api/v1/intents", { ["Content-Type"] = "application/json" }, body)
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
