namespace Sentinel.Speed.Rows;

/// <summary>Lines of the table that share what they are measured on, which is gone when this is disposed of.</summary>
internal interface IRows : IAsyncDisposable
{
    IEnumerable<SpeedRow> Rows();
}
