using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sentinel.Serving;

namespace Sentinel.Tests.Http.Proxied;

/// <summary>A real nginx in the foreground, in a folder of its own, that deals requests out to services in turn; killed when disposed of.</summary>
internal sealed class NginxProcess : IDisposable
{
    private const int Attempts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory;
    private readonly Process _process;

    private NginxProcess(TemporaryDirectory directory, Process process, Uri address)
    {
        _directory = directory;
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it on a free port of the loopback interface.</summary>
    /// <param name="services">Where the services listen.</param>
    /// <param name="cancellation">Ends the waiting, and the process.</param>
    public static async Task<NginxProcess> StartAsync(IReadOnlyList<Uri> services, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartAsync(services, FreePort(), cancellation);
            }
            catch (InvalidOperationException error) when (attempt < Attempts && error.Message.Contains("in use", StringComparison.Ordinal))
            {
                // Somebody took the port in between.
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _directory.Dispose();
    }

    private static async Task<NginxProcess> StartAsync(IReadOnlyList<Uri> services, int port, CancellationToken cancellation)
    {
        var directory = new TemporaryDirectory();
        Process? process = null;
        try
        {
            var configuration = directory.File("nginx.conf");
            await File.WriteAllTextAsync(configuration, Configuration(directory.Path, services, port), cancellation);
            process = ProgramProcess.Start([FindProgram(), "-p", directory.Path, "-e", "stderr", "-c", configuration], directory.Path);
            await UntilListeningAsync(process, port, cancellation);
            return new NginxProcess(directory, process, new Uri($"http://127.0.0.1:{port}"));
        }
        catch
        {
            process?.Kill(entireProcessTree: true);
            process?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    // nginx's own rules for a service that fails: it is left alone for a while, and a POST that was sent is not sent to another.
    private static string Configuration(string directory, IReadOnlyList<Uri> services, int port) => $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess ? "user root root;" : "")}}
        worker_processes 2;
        pid {{directory}}/nginx.pid;
        error_log stderr warn;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path {{directory}}/body;
          proxy_temp_path {{directory}}/proxy;
          fastcgi_temp_path {{directory}}/fastcgi;
          uwsgi_temp_path {{directory}}/uwsgi;
          scgi_temp_path {{directory}}/scgi;
          upstream sentinel {
            {{string.Concat(services.Select(service => $"server {service.Authority}; "))}}
            keepalive 32;
          }
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass http://sentinel;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              add_header X-Served-By $upstream_addr always;
            }
          }
        }
        """;

    private static string FindProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Append("/usr/sbin").Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("The tests behind a proxy need nginx. Install Debian's package nginx-light, or run build/test.sh, which does.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task UntilListeningAsync(Process process, int port, CancellationToken cancellation)
    {
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.BeginOutputReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"nginx ended with {process.ExitCode}: {await complaints}");
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Yield();
            }
        }
    }
}
