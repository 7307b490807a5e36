using System.Diagnostics;

namespace Sentinel.Tests.Documentation;

/// <summary>Types what a page says into one shell, block after block, where the service's address stands for the documented one.</summary>
internal sealed class ShellSession(Uri service, string folder)
{
    // Whatever curl gets that is not a success fails, which the page's commands do not ask of it; a feed ends after its first event.
    private const string Prelude = """
        set -euo pipefail
        curl() {
          if [[ "$*" == *text/event-stream* ]]; then
            exec 3< <(exec curl --fail-with-body "${@//localhost:3000/$SERVICE}")
            sed '/^data:/q' <&3
            kill $!
            exec 3<&-
          else
            command curl --fail-with-body "${@//localhost:3000/$SERVICE}"
          fi
        }
        """;

    /// <summary>Runs them.</summary>
    /// <returns>What each block printed.</returns>
    /// <exception cref="InvalidOperationException">A command failed; carries what was printed.</exception>
    public async Task<IReadOnlyList<string>> TypeAsync(IReadOnlyList<ShellExample> examples, CancellationToken cancellation)
    {
        var marker = Guid.NewGuid().ToString("N");
        var blocks = examples.Select(example => $"{example.Commands}\necho; echo {marker}");
        var script = $"{Prelude}\n{string.Join('\n', blocks)}\n";
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["SERVICE"] = $"{service.Host}:{service.Port}";
        using var shell = Process.Start(start)!;
        using var kill = cancellation.Register(() => shell.Kill(entireProcessTree: true));
        var output = shell.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await shell.StandardError.ReadToEndAsync(cancellation);
        var printed = (await output).Split(marker);
        await shell.WaitForExitAsync(cancellation);
        if (shell.ExitCode != 0)
        {
            var failed = examples[Math.Min(printed.Length, examples.Count) - 1];
            throw new InvalidOperationException(
                $"The example at line {failed.Line} ended with exit code {shell.ExitCode}: {failed.Commands}\n{printed[^1]}\n{errors}");
        }

        return printed[..^1];
    }
}
