using System.Data.Common;
using Sentinel.Http;

try
{
    await SentinelProgram.RunAsync(args);
    return 0;
}
catch (Exception error) when (error is InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or DbException)
{
    await Console.Error.WriteLineAsync($"sentinel: {error.Message}");
    return 1;
}
