using System.Numerics;
using System.Runtime.InteropServices;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>
/// Holds the calling thread on one of the processors it may use, until it is disposed of on the same thread. What a neighbour of a
/// virtual machine does to one of its processors it does not do to the other: only on the same one do both sides of a pair meet
/// the same of it. Linux only; elsewhere nothing is held.
/// </summary>
/// <remarks>Threads that the held one starts inherit its processor: hold only what works alone (<see cref="ThreadUse"/>).</remarks>
internal sealed class HeldProcessor : IDisposable
{
    private const int ThisThread = 0;

    // As large as glibc's own cpu_set_t: 1,024 processors.
    private const int MaskBytes = 128;

    private readonly byte[] allowed;

    private HeldProcessor(int processor, byte[] allowed)
    {
        Processor = processor;
        this.allowed = allowed;
    }

    /// <summary>The system's number of the processor.</summary>
    public int Processor { get; }

    /// <summary>Holds the thread on one of its processors.</summary>
    /// <param name="number">Which, counted from 0 over those that it may use and then from the first again.</param>
    /// <returns>Null when the system does not allow it.</returns>
    public static HeldProcessor? Hold(int number)
    {
        var all = new byte[MaskBytes];
        if (!OperatingSystem.IsLinux() || GetAffinity(ThisThread, MaskBytes, all) < 0) return null;
        var processors = Processors(all);
        var one = new byte[MaskBytes];
        var processor = processors[number % processors.Count];
        one[processor / 8] = (byte)(1 << (processor % 8));
        return SetAffinity(ThisThread, MaskBytes, one) == 0 ? new HeldProcessor(processor, all) : null;
    }

    /// <summary>Lets the thread run wherever it could before.</summary>
    public void Dispose() => _ = SetAffinity(ThisThread, MaskBytes, allowed);

    private static List<int> Processors(byte[] mask)
    {
        var processors = new List<int>(mask.Sum(bits => BitOperations.PopCount(bits)));
        for (var processor = 0; processor < mask.Length * 8; processor++)
        {
            if ((mask[processor / 8] & (1 << (processor % 8))) != 0) processors.Add(processor);
        }
        return processors;
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetAffinity(int thread, nint size, [Out] byte[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint size, byte[] mask);
}
