using System.Data.Common;
using Sentinel.Commands;
using Sentinel.Events;
using Sentinel.Http;

// Anything else is ASP.NET Core's configuration.
switch (args)
{
    case [VerifyLogCommand.Name, ..]:
        return await VerifyLogCommand.RunAsync(args, Console.In, Console.Out, Console.Error);
    case [ReplayCommand.Name, ..]:
        return await ReplayCommand.RunAsync(args, Console.Out, Console.Error);
    case [CreateApiKeyCommand.Name, ..]:
        return await CreateApiKeyCommand.RunAsync(args, Console.Out, Console.Error);
}

try
{
    await SentinelProgram.RunAsync(args);
    return 0;
}
catch (Exception error) when (error is InvalidOperationException or FormatException or IOException or UnauthorizedAccessException
    or DbException or EventStoreException)
{
    await Console.Error.WriteLineAsync($"sentinel: {error.Message}");
    return 1;
}
