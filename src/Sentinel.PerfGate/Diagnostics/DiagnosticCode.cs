namespace Sentinel.PerfGate.Diagnostics;

/// <summary>
/// Every code a diagnostic can carry; cause and cure of each are in <c>docs/diagnostics.md</c>.
/// A code keeps its meaning for good: builds and dashboards filter by it.
/// </summary>
public static class DiagnosticCode
{
    public const string ObjectiveBroken = "PERF101";
    public const string Regression = "PERF102";
    public const string Inconclusive = "PERF103";
    public const string SlowerInHistory = "PERF104";
    public const string ThresholdCrossed = "PERF105";

    public const string JsonSyntax = "PERF201";
    public const string Structure = "PERF202";
    public const string UnknownMetric = "PERF203";
    public const string Unit = "PERF204";
    public const string MalformedObjective = "PERF205";
    public const string SenselessLimit = "PERF206";
    public const string KeyMatchesNoTarget = "PERF207";
    public const string DuplicateKey = "PERF208";
    public const string Tie = "PERF209";
    public const string FileUnreadable = "PERF210";
    public const string NoBudgets = "PERF211";
    public const string ResultsUnreadable = "PERF212";
    public const string UnsupportedVersion = "PERF213";
    public const string PairNumbers = "PERF214";
    public const string HistoryUnreadable = "PERF215";
    public const string HistoryCutOff = "PERF216";
    public const string SenselessScenario = "PERF217";
    public const string Placeholder = "PERF218";
    public const string NoScenarios = "PERF219";
    public const string Usage = "PERF220";
    public const string TargetWithoutBudget = "PERF221";

    public const string WorkerDidNotStart = "PERF300";
    public const string WorkerExited = "PERF301";
    public const string TargetThrew = "PERF302";
    public const string TimeLimit = "PERF303";
    public const string WorkerProtocol = "PERF304";
    public const string WorkerVersion = "PERF305";
    public const string NotSteady = "PERF306";
    public const string NotOptimised = "PERF307";
    public const string NoSamples = "PERF308";
    public const string OperationTooShort = "PERF309";
    public const string BudgetWithoutTarget = "PERF310";
    public const string OtherEnvironment = "PERF311";
    public const string ScheduleNotKept = "PERF312";
    public const string LoadTargetUnreachable = "PERF313";
    public const string MetricNotMeasured = "PERF314";
    public const string TooFewOperations = "PERF315";
    public const string LoadAborted = "PERF316";
    public const string MostlyInconclusive = "PERF320";
    public const string CutByTimeLimit = "PERF321";
    public const string SameCommit = "PERF322";
    public const string JobNotHonoured = "PERF323";
    public const string NoiseAboveLimit = "PERF324";
    public const string BaseNotBuilt = "PERF330";

    public const string GateDidNotRun = "PERF401";
    public const string TestWithoutRelease = "PERF402";
    public const string LockNotObtained = "PERF403";
    public const string TestWithoutBudget = "PERF410";
    public const string AsyncVoid = "PERF411";
    public const string UnusedResult = "PERF412";
}
