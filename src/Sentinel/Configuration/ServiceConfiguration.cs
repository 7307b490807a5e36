using Sentinel.Http;

namespace Sentinel.Configuration;

/// <summary>Reads the options from wherever ASP.NET Core's configuration has them.</summary>
internal static class ServiceConfiguration
{
    /// <summary>The section that is Sentinel's own.</summary>
    public const string Section = "Sentinel";

    /// <summary>What every command of the program takes from the configuration.</summary>
    /// <exception cref="ConfigurationException">An option is unknown, unreadable or out of its range; carries all that are.</exception>
    public static SentinelOptions Read(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(Section);
        Refuse([.. OptionValues.ErrorsOf(section, typeof(SentinelOptions))]);

        var options = new SentinelOptions { SigningKey = builder.Configuration["SENTINEL_SIGNING_KEY"] };
        section.Bind(options);
        Refuse([.. OutOfRange(options)]);

        options.DataDirectory = Path.GetFullPath(options.DataDirectory, builder.Environment.ContentRootPath);
        options.KeyDirectory = options.KeyDirectory is { } keys ? Path.GetFullPath(keys, builder.Environment.ContentRootPath) : null;
        options.AllowGeneratedKey |= builder.Environment.IsDevelopment() || ListenAddresses.AreLoopback(builder.Configuration);
        return options;
    }

    private static IEnumerable<string> OutOfRange(SentinelOptions options)
    {
        Action[] checks =
        [
            () => options.ToApprovalRules(),
            () => options.Limits.Validated(),
            () => options.StoreBreaker.Validate("store"),
            () => options.KeyServiceBreaker.Validate("key-service"),
            () => RequirePatience(options.StoreTimeout),
        ];
        return checks.SelectMany(ErrorsOf);
    }

    private static IEnumerable<string> ErrorsOf(Action check)
    {
        try
        {
            check();
            return [];
        }
        catch (InvalidOperationException error)
        {
            return error.Message.Split('\n');
        }
    }

    private static void RequirePatience(TimeSpan storeTimeout)
    {
        if (storeTimeout <= TimeSpan.Zero || storeTimeout > TimeSpan.FromDays(1))
        {
            throw new InvalidOperationException($"Invalid store timeout '{storeTimeout}'. Valid values are above zero, at most one day.");
        }
    }

    private static void Refuse(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new ConfigurationException(errors);
        }
    }
}
