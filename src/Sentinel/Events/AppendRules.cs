namespace Sentinel.Events;

/// <summary>What can be said against appends before a store looks into its events; one that breaks it never joins a group.</summary>
internal static class AppendRules
{
    /// <exception cref="ArgumentException">There is nothing to append, or a name cannot be kept.</exception>
    /// <exception cref="EventIdReusedException">One append gives an id to two events.</exception>
    public static void Check(IReadOnlyList<StreamAppend> appends)
    {
        if (appends.Count == 0 || appends.Any(append => append.Events.Count == 0))
        {
            throw new ArgumentException("An append needs at least one event.", nameof(appends));
        }

        foreach (var append in appends)
        {
            StorableName.Check(append.Stream);
            foreach (var appended in append.Events)
            {
                StorableName.Check(appended.Type);
            }

            if (append.Events.Count > 1)
            {
                CheckIds(append.Events);
            }
        }
    }

    private static void CheckIds(IReadOnlyList<NewEvent> events)
    {
        var ids = new HashSet<Guid>(events.Count);
        foreach (var next in events)
        {
            if (!ids.Add(next.Id))
            {
                throw new EventIdReusedException(next.Id, $"The event id {next.Id} is given to two events of one append.");
            }
        }
    }
}
