using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace Sentinel.PerfGate.Fixtures
{
    public enum Shape
    {
        Round,
        Square,
    }

    public class Cases
    {
        [Params(10, 100)]
        public int Size { get; set; }

        [Params(Shape.Square)]
        public Shape Kind { get; set; }

        [Benchmark(Baseline = true, Description = "the sum of it all")]
        public int Sum() => Enumerable.Range(0, Size).Sum();

        [Benchmark]
        [Arguments(3)]
        public int Multiply(int factor) => Size * factor;
    }

    [Config(typeof(Odd))]
    public class Equals
    {
        [Benchmark(OperationsPerInvoke = 10)]
        public byte[] Ulid_() => new byte[1000];

        private sealed class Odd : ManualConfig
        {
            public Odd()
            {
                AddJob(Job.Dry.WithIterationCount(1));
                AddJob(Job.Default.WithGcServer(true).WithRuntime(CoreRuntime10));
            }

            private static BenchmarkDotNet.Environments.Runtime CoreRuntime10 => BenchmarkDotNet.Environments.CoreRuntime.Core80;
        }
    }

    public class Twin
    {
        [Benchmark]
        public int One() => 1;
    }
}

namespace Sentinel.PerfGate.Fixtures.Other
{
    public class Twin
    {
        [Benchmark]
        public int One() => 1;
    }

    public sealed class Sealed
    {
        [Benchmark]
        public int One() => 1;
    }

    public class BadSource
    {
        [ParamsSource(nameof(Values))]
        public int Value { get; set; }

        public IEnumerable<int> Values => throw new InvalidOperationException("no values today");

        [Benchmark]
        public int One() => Value;
    }
}
