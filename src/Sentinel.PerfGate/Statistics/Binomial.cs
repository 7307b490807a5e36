using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace Sentinel.PerfGate.Statistics;

/// <summary>Exact one-sided bounds from counts of successes (Clopper and Pearson 1934).</summary>
public static class Binomial
{
    /// <summary>P(X ≤ k) of n trials with success probability p: I_{1-p}(n - k, k + 1) (DLMF 8.17.5).</summary>
    public static double Cdf(long k, long n, double p) => k switch
    {
        < 0 => 0,
        _ when k >= n => 1,
        _ => new BetaDistribution(n - k, k + 1).Cdf(1 - p),
    };

    /// <summary>The success probability is at least this: the (1 - confidence) quantile of Beta(k, n - k + 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There were no trials, or more successes than trials.</exception>
    public static double Lower(long successes, long trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (successes == 0)
            return 0;
        return successes == trials
            ? Math.Pow(1 - confidence, 1.0 / trials)
            : new BetaDistribution(successes, trials - successes + 1).Quantile(1 - confidence);
    }

    /// <summary>The success probability is at most this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There were no trials, or more successes than trials.</exception>
    public static double Upper(long successes, long trials, double confidence) =>
        1 - Lower(trials - successes, trials, confidence);

    /// <summary>How many successes in a row prove a success probability above <paramref name="rate"/>, 0 to 1 exclusive: ln(1 - confidence)/ln(rate).</summary>
    public static long SuccessesNeeded(double rate, double confidence) =>
        (long)Math.Floor(Math.Log(1 - confidence) / Math.Log(rate)) + 1;
}
