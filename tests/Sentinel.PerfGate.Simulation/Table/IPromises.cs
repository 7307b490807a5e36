namespace Sentinel.PerfGate.Simulation.Table;

/// <summary>Rows about one thing that the gate promises.</summary>
internal interface IPromises
{
    IEnumerable<Promise> At(Scale scale);
}
