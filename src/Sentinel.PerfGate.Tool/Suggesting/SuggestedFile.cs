using Sentinel.PerfGate.Budgets.Editing;
using Sentinel.PerfGate.Budgets.Schema;
using Sentinel.PerfGate.Gate.Suggesting;

namespace Sentinel.PerfGate.Tool.Suggesting;

/// <summary>A budget file with what is added to it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Targets">The targets whose limits are added, or have none to add.</param>
internal sealed record SuggestedFile(string Path, IReadOnlyList<SuggestedTarget> Targets)
{
    public bool IsNew { get; } = !File.Exists(Path);

    public int Limits => Targets.Sum(target => target.Limits.Count());

    public static IReadOnlyList<SuggestedFile> Of(IReadOnlyList<SuggestedTarget> targets, BudgetPlacement placement) =>
    [
        .. targets
            .GroupBy(target => placement.FileOf(target.Id))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SuggestedFile(group.Key, [.. group])),
    ];

    /// <summary>The files to be written: those that get a limit and, beside new ones, the schema that they name.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> Contents(IReadOnlyList<SuggestedFile> files)
    {
        var written = files.Where(file => file.Limits > 0).ToList();
        var schemas = written
            .Where(file => file.IsNew)
            .Select(file => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file.Path)!, BudgetSchema.FileName))
            .Where(schema => !File.Exists(schema))
            .Distinct();
        return [.. written.Select(file => (file.Path, file.Content())), .. schemas.Select(schema => (schema, System.Text.Encoding.UTF8.GetBytes(BudgetSchema.Text)))];
    }

    private byte[] Content()
    {
        AddedEntry[] entries =
        [
            .. Targets.Where(target => target.Limits.Any()).Select(target =>
                new AddedEntry(target.Id, [.. target.Limits.Select(limit => new AddedObjective(limit.Metric.Name, limit.Text))])),
        ];
        return IsNew ? BudgetFileEditor.Create(entries) : BudgetFileEditor.Add(File.ReadAllBytes(Path), entries);
    }
}
