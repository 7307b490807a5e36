namespace PerfFacts.Shared;

/// <summary>A fixture that nobody can have twice at once, as one that listens on a port.</summary>
public abstract class OnlyOnce : IDisposable
{
    private readonly FileStream held;

    protected OnlyOnce() =>
        held = new FileStream(Path.Combine(AppContext.BaseDirectory, GetType().Name + ".held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    public bool IsOpen => held.CanRead;

    public void Dispose()
    {
        held.Dispose();
        GC.SuppressFinalize(this);
    }
}
