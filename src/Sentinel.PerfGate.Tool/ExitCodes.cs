namespace Sentinel.PerfGate.Tool;

/// <summary>The exit codes of the contract. Wrong input outranks a broken budget, which outranks what was not judged.</summary>
internal static class ExitCodes
{
    public const int NothingBroken = 0;
    public const int Broken = 1;
    public const int WrongInput = 2;
    public const int NotJudged = 3;
    public const int Cancelled = 130;
}
