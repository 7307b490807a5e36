namespace Sentinel.PerfGate.Xunit.Modes;

/// <summary>What a test run does with measured tests.</summary>
internal enum PerfMode
{
    /// <summary>Runs each body once, as an ordinary test.</summary>
    Smoke,

    /// <summary>Measures and judges.</summary>
    Measure,

    /// <summary>Skips them.</summary>
    Off,
}
