namespace Sentinel.Http.Authentication;

/// <summary>An API key as the configuration has it. The key itself is nowhere but with its holder.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>Whose it is, as logs have it: 1 to 64 of <c>A-Z a-z 0-9 . _ -</c>, unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, 64 hexadecimal digits.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What it may do: at least one of <see cref="Authentication.Scopes"/>.</summary>
    public string[] Scopes { get; set; } = [];
}
