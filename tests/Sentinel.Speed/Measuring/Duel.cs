namespace Sentinel.Speed.Measuring;

/// <summary>Two contestants in turns, so that both meet the same machine. Who begins alternates; a first round warms up and does not count.</summary>
internal static class Duel
{
    public static async Task<DuelFigures> RunAsync(Contestant ours, Contestant rival, Effort effort)
    {
        var figures = new List<(double Ours, double Rival)>();
        for (var round = 0; round <= effort.Rounds; round++)
        {
            var length = round == 0 ? effort.WarmUp : effort.Length;
            var first = round % 2 == 0 ? await ours.MeasureAsync(length) : double.NaN;
            var second = await rival.MeasureAsync(length);
            var mine = round % 2 == 0 ? first : await ours.MeasureAsync(length);
            if (round > 0)
            {
                figures.Add((mine, second));
            }
        }

        return new DuelFigures(
            Median(figures.Select(round => round.Ours)), Median(figures.Select(round => round.Rival)), Median(figures.Select(round => round.Ours / round.Rival)));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
