using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

internal static class Normal
{
    public static double Quantile(double p) => NormalDistribution.Standard.Quantile(p);

    public static double Cdf(double z) => NormalDistribution.Standard.Cdf(z);
}
