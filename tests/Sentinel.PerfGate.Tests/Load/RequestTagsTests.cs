using Sentinel.PerfGate.Load;
using Sentinel.PerfGate.Tests.Load.Engine;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load;

public sealed class RequestTagsTests
{
    private static readonly LoadOptions s_noWarmUp = new() { WarmUp = TimeSpan.Zero };

    [Fact]
    public void Two_sets_of_the_same_tags_in_another_order_are_one()
    {
        var set = RequestTags.Of(("method", "GET"), ("endpoint", "health"));

        Assert.Equal("endpoint=health,method=GET", set.Text);
        Assert.Equal(set, RequestTags.Of(("endpoint", "health"), ("method", "GET")));
        Assert.NotEqual(set, RequestTags.Of(("endpoint", "health")));
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("x", " ")]
    [InlineData("a=b", "x")]
    [InlineData("a", "x,y")]
    [InlineData("a", "{x}")]
    public void A_tag_that_could_not_be_read_back_is_refused(string name, string value) =>
        Assert.Throws<ArgumentException>(() => RequestTags.Of((name, value)));

    [Fact]
    public void A_name_given_twice_and_a_set_of_nothing_are_refused()
    {
        Assert.Contains("'a' is given twice", Assert.Throws<ArgumentException>(() => RequestTags.Of(("a", "1"), ("a", "2"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RequestTags.Of());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_set_has_its_own_stages_and_all_together_have_the_whole(bool closed)
    {
        var virtually = new VirtualWorkers();
        var plan = closed ? LoadPlan.Closed(1, TimeSpan.FromSeconds(0.9)) with { Iterations = 90 } : LoadPlan.Constant(100, TimeSpan.FromSeconds(0.9));

        var result = virtually.Run(plan, new Tagged(virtually, sets: 3), s_noWarmUp);

        Assert.Equal(["n=0", "n=1", "n=2"], result.Tagged.Keys);
        Assert.Equal(90, result.Stages[0].Succeeded + result.Stages[0].Failed);
        Assert.All(result.Tagged.Values, stages => Assert.Equal(("steady", 30), (stages[0].Name, (int)stages[0].Started)));
        Assert.Equal((0, 30, 30L), (result.Tagged["n=0"][0].Succeeded, result.Tagged["n=0"][0].Failed, result.Tagged["n=0"][0].Failures!["status"]));
        Assert.Equal([1e6, 2e6, 3e6], result.Tagged.Values.Select(stages => stages[0].Response!.P50!.Value), (a, b) => Math.Abs(a - b) < 1e4);
        Assert.Equal(
            ["load/smoke/api{n=0}", "load/smoke/api{n=1}", "load/smoke/api{n=2}"],
            result.TaggedLaunches("load/smoke/api").Select(tagged => tagged.Target));
    }

    [Fact]
    public void Sets_beyond_the_limit_are_counted_together()
    {
        var virtually = new VirtualWorkers();

        var result = virtually.Run(LoadPlan.Constant(300, TimeSpan.FromSeconds(1)), new Tagged(virtually, sets: 150), s_noWarmUp);

        Assert.Equal(RequestTags.MostSets + 1, result.Tagged.Count);
        Assert.Equal(100, result.Tagged["others"][0].Started);
        Assert.All(result.Tagged.Where(set => set.Key != "others"), set => Assert.Equal(2, set.Value[0].Started));
    }

    /// <summary>One set after the other; a call of set n takes n + 1 ms, and those of set 0 fail.</summary>
    private sealed class Tagged(VirtualWorkers virtually, int sets) : ILoadTarget
    {
        private readonly RequestTags[] _tags = [.. Enumerable.Range(0, sets).Select(number => RequestTags.Of(("n", $"{number}")))];
        private int _calls;

        public string Description => "function";

        public bool InProcess => true;

        public async ValueTask<RequestOutcome> SendAsync(CancellationToken cancellation)
        {
            var set = _calls++ % sets;
            await Task.Delay(TimeSpan.FromMilliseconds(set + 1), virtually.Time, cancellation);
            return (set == 0 ? RequestOutcome.Failed(FailureClass.Status, "503") : RequestOutcome.Success) with { Tags = _tags[set] };
        }
    }
}
