namespace Sentinel.Speed.Measuring;

/// <summary>Medians over the rounds.</summary>
/// <param name="Ours">Operations a second.</param>
/// <param name="Rival">The rival's.</param>
/// <param name="Ratio">Of ours to the rival's, by rounds.</param>
internal sealed record DuelFigures(double Ours, double Rival, double Ratio);
