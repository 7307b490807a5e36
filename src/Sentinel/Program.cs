using System.Data.Common;
using Sentinel.Commands;
using Sentinel.Configuration;
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
catch (ConfigurationException wrong)
{
    foreach (var error in wrong.Errors)
    {
        await Console.Error.WriteLineAsync($"sentinel: {error}");
    }

    return 2;
}
catch (Exception error) when (error is InvalidOperationException or FormatException)
{
    // What the configuration names cannot be used: a key that is none, options that contradict one another, a store that was tampered with.
    await Console.Error.WriteLineAsync($"sentinel: {error.Message}");
    return 2;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or DbException or EventStoreException)
{
    await Console.Error.WriteLineAsync($"sentinel: {error.Message}");
    return 1;
}
