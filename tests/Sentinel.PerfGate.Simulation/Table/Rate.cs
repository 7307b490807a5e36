using System.Globalization;
using Sentinel.PerfGate.Statistics;

namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>How often something happened, with the exact bounds of Clopper and Pearson (1934), each at 95 %.</summary>
internal sealed record Rate(long Hits, long Trials)
{
    private const double Confidence = 0.95;

    // Of some twenty rows one would be called wrong by chance in every other run at 95 %.
    private const double Sure = 0.999;

    public double Lower => Binomial.Lower(Hits, Trials, Confidence);

    public double Upper => Binomial.Upper(Hits, Trials, Confidence);

    /// <summary>Whether these figures could hardly be if the true rate were at most this.</summary>
    public bool IsSurelyAbove(double rate) => Binomial.Lower(Hits, Trials, Sure) > rate;

    /// <summary>Whether these figures could hardly be if the true rate were at least this.</summary>
    public bool IsSurelyBelow(double rate) => Binomial.Upper(Hits, Trials, Sure) < rate;

    public string WithUpper => $"{Percent((double)Hits / Trials)} (at most {Percent(Upper)})";

    public string WithLower => $"{Percent((double)Hits / Trials)} (at least {Percent(Lower)})";

    public string Plain => Percent((double)Hits / Trials);

    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
