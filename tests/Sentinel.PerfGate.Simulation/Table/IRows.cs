namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>Rows about one promise.</summary>
internal interface IRows
{
    /// <summary>Computes rows one by one, each when it is asked for.</summary>
    IEnumerable<Row> Compute(Scale scale);
}
