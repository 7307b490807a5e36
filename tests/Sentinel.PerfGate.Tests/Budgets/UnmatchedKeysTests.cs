using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Diagnostics;
using Xunit;

namespace Sentinel.PerfGate.Tests.Budgets;

public sealed class UnmatchedKeysTests
{
    private static readonly string[] Targets =
    [
        "validation/intent",
        "validation/plan",
        "load/load/full-pipeline",
        "load/soak/full-pipeline",
        "signing/large",
        "replay/batch",
    ];

    [Theory]
    [InlineData("load/lod/full-pipeline", "load/load/full-pipeline")]
    [InlineData("Validation/Intent", "validation/intent")]
    [InlineData("valdation/*", "validation/*")]
    [InlineData("load/lod/*", "load/load/*")]
    [InlineData("lad/**", "load/**")]
    [InlineData("valdation/*/deep", null)]
    [InlineData("something/else/entirely", null)]
    [InlineData("*/nothing", null)]
    public void The_meant_target_or_glob_is_guessed(string key, string? meant) => Assert.Equal(meant, UnmatchedKeys.Suggest(key, Targets));

    [Theory]
    [InlineData("load/lod/full-pipeline", "Did you mean \"load/load/full-pipeline\"?")]
    [InlineData(
        "other",
        "Valid values are load/load/full-pipeline, load/soak/full-pipeline, replay/batch, signing/large, validation/intent and 1 more, "
            + "or a glob over them; \"optional\": true allows none."
    )]
    public void The_error_is_at_the_key_and_says_what_to_write(string key, string cure)
    {
        var diagnostic = Assert.Single(UnmatchedKeys.Describe([Entry(key)], Targets, "tests/Sentinel.Perf"));

        Assert.Equal(
            $"budgets/load.json(4,5): error PERF207: \"{key}\" matches no target of tests/Sentinel.Perf. {cure}",
            diagnostic.ToString()
        );
    }

    [Fact]
    public void Where_there_are_no_targets_nothing_is_suggested() =>
        Assert.EndsWith(" There are no targets at all.", UnmatchedKeys.Describe([Entry("a")], [], "x")[0].Message, StringComparison.Ordinal);

    private static BudgetEntry Entry(string key) => new(key, new SourceLocation("budgets/load.json", 4, 5), []);
}
