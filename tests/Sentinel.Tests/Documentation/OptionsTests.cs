using Xunit;

namespace Sentinel.Tests.Documentation;

/// <summary>The page on the service against the options it can be given.</summary>
public sealed class OptionsTests
{
    [Fact]
    public async Task Every_option_is_on_the_page()
    {
        var page = await File.ReadAllTextAsync(RepositoryRoot.File("docs", "sentinel.md"), TestContext.Current.CancellationToken);
        var missing = NamesOf(typeof(SentinelOptions)).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)
            && !page.Contains($":{name}`", StringComparison.Ordinal) && !page.Contains($":{name}:", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static IEnumerable<string> NamesOf(Type options) => options.GetProperties().Where(property => property.CanWrite).SelectMany(property =>
    {
        var type = property.PropertyType.GetElementType() ?? property.PropertyType;
        return type.Assembly == typeof(SentinelOptions).Assembly ? NamesOf(type).Prepend(property.Name) : [property.Name];
    });
}
