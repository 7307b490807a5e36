namespace Sentinel.PerfGate.Budgets;

/// <summary>The order of the files and of the lines in them.</summary>
internal static class ObjectiveOrder
{
    public static IComparer<Objective> ByPlace { get; } =
        Comparer<Objective>.Create(
            (a, b) =>
            {
                var file = string.CompareOrdinal(a.Location.File, b.Location.File);
                return file != 0
                    ? file
                    : (a.Location.Line, a.Location.Column).CompareTo((b.Location.Line, b.Location.Column));
            }
        );
}
