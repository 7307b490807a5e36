namespace Sentinel.PerfGate.Load.Engine;

/// <summary>
/// The planned starts of a plan, in order, in seconds from its beginning. With N(t) the integral of the rate,
/// start k is where N(t) = k; a Poisson process is the same curve at the arrivals of a process of rate 1
/// (time rescaling: Çinlar, Introduction to Stochastic Processes, 4.7). Nothing is stored but the position.
/// </summary>
internal sealed class ArrivalSchedule
{
    /// <summary>Sums of rate × seconds are counts: below this they are rounding.</summary>
    private const int Digits = 6;

    private readonly LoadStage[] _stages;
    private readonly double[] _startsBefore;
    private readonly double[] _secondsBefore;
    private readonly Random? _random;
    private int _stage;
    private double _position;

    public ArrivalSchedule(LoadPlan plan, int seed)
    {
        _stages = [.. plan.Stages];
        _startsBefore = new double[_stages.Length + 1];
        _secondsBefore = new double[_stages.Length + 1];
        for (var i = 0; i < _stages.Length; i++)
        {
            _startsBefore[i + 1] = Math.Round(_startsBefore[i] + _stages[i].ExpectedStarts, Digits);
            _secondsBefore[i + 1] = _secondsBefore[i] + _stages[i].Duration.TotalSeconds;
        }

        if (plan.Arrivals == ArrivalKind.Poisson)
        {
            _random = new Random(seed);
            _position = NextGap();
        }
    }

    /// <summary>Takes the next start; false after the last.</summary>
    public bool TryNext(out Arrival arrival)
    {
        while (_stage < _stages.Length && _position >= _startsBefore[_stage + 1])
        {
            _stage++;
        }

        if (_stage == _stages.Length)
        {
            arrival = default;
            return false;
        }

        var time = _secondsBefore[_stage] + SecondsUntil(_stages[_stage], _position - _startsBefore[_stage]);
        arrival = new(_stage, Math.Min(time, _secondsBefore[_stage + 1]));
        _position += _random is null ? 1 : NextGap();
        return true;
    }

    private double NextGap() => -Math.Log(1 - _random!.NextDouble());

    /// <summary>Solves r0·t + (r1 − r0)·t²/2T = n for t, in the form that does not cancel when r1 is near r0.</summary>
    private static double SecondsUntil(LoadStage stage, double starts)
    {
        if (starts <= 0)
        {
            return 0;
        }

        var growth = (stage.EndRate - stage.StartRate) / stage.Duration.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, stage.StartRate * stage.StartRate + 2 * growth * starts));
        return 2 * starts / (stage.StartRate + root);
    }
}
