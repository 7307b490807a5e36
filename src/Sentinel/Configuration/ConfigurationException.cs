namespace Sentinel.Configuration;

/// <summary>A configuration that cannot be meant, with everything that is wrong with it.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> errors) : InvalidOperationException(string.Join('\n', errors))
{
    /// <summary>One sentence each, which names the option.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
