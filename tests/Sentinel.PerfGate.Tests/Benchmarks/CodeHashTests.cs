using System.Reflection;
using BenchmarkDotNet.Running;
using Sentinel.PerfGate.Benchmarks;
using Xunit;

namespace Sentinel.PerfGate.Tests.Benchmarks;

public sealed class CodeHashTests
{
    [Fact]
    public void The_same_code_has_the_same_hash() =>
        Assert.Equal(HashOf(typeof(First), nameof(First.Run)), HashOf(typeof(First), nameof(First.Run)));

    [Theory]
    [InlineData(nameof(First.Run), nameof(First.RunAnotherConstant))]
    [InlineData(nameof(First.Run), nameof(First.RunAnotherCall))]
    [InlineData(nameof(First.WaitAsync), nameof(First.WaitLongerAsync))]
    [InlineData(nameof(First.Select), nameof(First.SelectOther))]
    public void Other_code_has_another_hash(string one, string other) =>
        Assert.NotEqual(Body(one), Body(other));

    [Fact]
    public void Setup_is_part_of_the_hash()
    {
        var run = Method(nameof(First.Run));

        Assert.NotEqual(
            CodeHash.Of(new Descriptor(typeof(First), run)),
            CodeHash.Of(new Descriptor(typeof(First), run, globalSetupMethod: Method(nameof(First.Select)))));
    }

    [Fact]
    public void Numbers_that_the_compiler_gives_lambdas_are_left_out() =>
        Assert.Equal("A+<>c::Int32 <Run>b__(Int32)", IlText.WithoutOrdinals("A+<>c::Int32 <Run>b__12_3(Int32)"));

    private static string HashOf(Type type, string method) => CodeHash.Of(new Descriptor(type, type.GetMethod(method)!));

    /// <summary>Hash of the body alone: the name must not be what makes the difference.</summary>
    private static string Body(string method) => CodeHash.OfMethods([Method(method)], withNames: false);

    private static MethodInfo Method(string name) => typeof(First).GetMethod(name)!;

    public class First
    {
        public int Run() => Math.Abs(17);

        public int RunAnotherConstant() => Math.Abs(18);

        public int RunAnotherCall() => Math.Sign(17);

        public async Task<int> WaitAsync()
        {
            await Task.Yield();
            return 1;
        }

        public async Task<int> WaitLongerAsync()
        {
            await Task.Yield();
            return 2;
        }

        public int Select() => new[] { 1 }.Select(value => value + 1).Sum();

        public int SelectOther() => new[] { 1 }.Select(value => value + 2).Sum();
    }
}
