using Sentinel.Serving;
using Xunit;

namespace Sentinel.Tests.Documentation;

/// <summary>The pages' commands, typed at a service that was started with no configuration.</summary>
public sealed class ExamplesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("README.md", 3, 3)]
    [InlineData("docs/sentinel.md", 6, 2)]
    public async Task What_a_page_tells_to_type_does_what_the_page_says(string page, int leastExamples, int leastAnswers)
    {
        var examples = ShellExample.Of(await File.ReadAllTextAsync(RepositoryRoot.File(page), Cancellation));
        Assert.True(examples.Count >= leastExamples, $"{page} has {examples.Count} examples.");
        Assert.True(examples.Count(example => example.Answer is not null) >= leastAnswers, $"{page} says of too few examples what they answer.");

        using var service = await ServerProcess.StartSentinelAsync(_directory.Path, Cancellation);
        var printed = await new ShellSession(service.Address, _directory.Path).TypeAsync(examples, Cancellation);

        Assert.All(examples.Zip(printed), pair =>
        {
            var (example, output) = pair;
            if (example.Answer is { } answer)
            {
                Assert.Equal($"{page}:{example.Line}\n{AnswerShape.Of(answer)}", $"{page}:{example.Line}\n{AnswerShape.Of(output)}");
            }
        });
    }
}
