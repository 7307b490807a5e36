using Sentinel.PerfGate.Analyzers.DeadCode;
using Xunit;

namespace Sentinel.PerfGate.Analyzers.Tests.DeadCode;

public sealed class UnusedResultAnalyzerTests
{
    private const string Members = """

        private static int Twice(int x) => x + x;
        private static int FourTimes(int x) { return Twice(Twice(x)); }
        private static int Endless(int x) => Endless(x) + 1;
        private static int calls; private int Counted() => calls++;
        private static int Printed(int x) { Console.WriteLine(x); return x; }
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] private static int Apart(int x) => x + x;
        [System.Diagnostics.Contracts.Pure] private static string Marked(object x) => x.ToString();
        public virtual int Virtual(int x) => x + x;
        private int Property { get { calls++; return 1; } }
        private static volatile int seen;
        private static bool Try(int x, out int y) { y = x + x; return true; }
        """;

    [Theory]
    [InlineData("_ = Math.Sqrt(d);", "the result")]
    [InlineData("Math.Sqrt(d);", "the result")]
    [InlineData("_ = a * 31 + 7;", "the result")]
    [InlineData("_ = Twice(a);", "the result")]
    [InlineData("FourTimes(a);", "the result")]
    [InlineData("_ = a > 1 ? data[a] * 2 : data.Length;", "the result")]
    [InlineData("_ = (double)a * d;", "the result")]
    [InlineData("Marked(data);", "the result")]
    [InlineData("var x = Twice(a);", "'x'")]
    [InlineData("var x = 0; x = Twice(a);", "'x'")]
    [InlineData("double x; x = Math.Sin(d);", "'x'")]
    [InlineData("var sum = 0; foreach (var x in data) sum += x;", "'sum'")]
    [InlineData("var n = 0; for (var i = 0; i < data.Length; i++) { if (data[i] == 0) n++; }", "'n'")]
    public async Task What_is_made_without_effects_and_read_by_nobody_is_warned_of(string body, string what) =>
        Assert.Equal(
            [$"1: PERF412: Nobody reads {what}, so the compiler may leave out what makes it, and nothing would be measured. Hand it to PerfResult.Keep."],
            await Analysis.OfAsync(new UnusedResultAnalyzer(), $$"""[PerfFact] public void Fact() { {{body}} } {{Members}}"""));

    [Theory]
    [InlineData("PerfResult.Keep(Twice(a));")]
    [InlineData("var x = Twice(a); PerfResult.Keep(x);")]
    [InlineData("var sum = 0; foreach (var x in data) sum += x; PerfResult.Keep(sum);")]
    [InlineData("var sum = 0; foreach (var x in data) sum += x; a = sum;")]
    [InlineData("_ = Counted();")]
    [InlineData("_ = Printed(a);")]
    [InlineData("_ = Apart(a);")]
    [InlineData("_ = Virtual(a);")]
    [InlineData("_ = Endless(a);")]
    [InlineData("_ = Property;")]
    [InlineData("_ = seen + a;")]
    [InlineData("_ = 1 / a;")]
    [InlineData("_ = checked(a + a);")]
    [InlineData("_ = a;")]
    [InlineData("const int x = 1 + 2;")]
    [InlineData("var x = 1 + 2;")]
    [InlineData("_ = new List<int>(data);")]
    [InlineData("_ = data.OrderBy(x => x).ToList();")]
    [InlineData("_ = string.Concat(\"a\", a);")]
    [InlineData("var x = System.Text.Json.JsonSerializer.Serialize(data);")]
    [InlineData("Try(a, out _);")]
    [InlineData("Try(a, out var y);")]
    [InlineData("int x = a + 1; Try(a, out x);")]
    [InlineData("int x = a + 1; Action f = () => PerfResult.Keep(x); f();")]
    [InlineData("int i = 0; data[i++] = a + 1;")]
    [InlineData("var x = 0; a = x = Twice(a);")]
    [InlineData("using var x = new System.IO.MemoryStream();")]
    [InlineData("for (var i = 0; i < a; i++) { }")]
    [InlineData("ref var x = ref a; x = Twice(a);")]
    [InlineData("var x = data.Sum(); x += 1;")]
    public async Task What_has_effects_or_is_read_or_is_not_known_is_not(string body) =>
        Assert.Empty(await Analysis.OfAsync(new UnusedResultAnalyzer(), $$"""[PerfFact] public void Fact() { {{body}} } {{Members}}"""));

    [Fact]
    public async Task Only_measured_tests_are_looked_at() =>
        Assert.Empty(await Analysis.OfAsync(new UnusedResultAnalyzer(), """
            public void Ordinary() { _ = Math.Sqrt(d); }
            [Benchmark] public double Benchmark() { _ = a + 1; return Math.Sqrt(d); }
            """));

    [Fact]
    public async Task A_task_and_an_expression_body_are_looked_at_too() =>
        Assert.Equal(["1: PERF412", "3: PERF412"], (await Analysis.OfAsync(new UnusedResultAnalyzer(), """
            [PerfFact] public async Task Fact() { await Task.Yield(); _ = Math.Sqrt(d); }

            [PerfTheory] public void Theory() => Math.Sqrt(d);
            """)).Select(warning => string.Join(':', warning.Split(':').Take(2))));
}
