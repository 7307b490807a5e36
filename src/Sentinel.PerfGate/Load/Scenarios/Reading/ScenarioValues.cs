using System.Globalization;
using System.Text.Json;
using Sentinel.PerfGate.Budgets;
using Sentinel.PerfGate.Budgets.Json;
using Sentinel.PerfGate.Budgets.Limits;
using Sentinel.PerfGate.Diagnostics;

namespace Sentinel.PerfGate.Load.Scenarios.Reading;

/// <summary>
/// Reads values of an object. One that is absent, or of a type that the schema refuses, is null; one that is wrong is told and null.
/// </summary>
internal sealed class ScenarioValues(ICollection<Diagnostic> diagnostics)
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    private const double HighestRate = 10_000_000;

    public TimeSpan? Time(SourceNode owner, string name, string example, bool zeroAllowed = false)
    {
        if (Quantity(owner, name, Dimension.Time, example) is not var (node, nanoseconds))
        {
            return null;
        }

        if (nanoseconds < 0 || nanoseconds == 0 && !zeroAllowed)
        {
            Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be {(zeroAllowed ? "zero or more" : "above zero")}. Write \"{example}\".");
            return null;
        }

        if (nanoseconds > LongestTime.TotalNanoseconds)
        {
            Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be at most {LongestTime.TotalDays:0} days. Write \"{example}\".");
            return null;
        }

        return TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    public double? Rate(SourceNode owner, string name, string example)
    {
        if (Quantity(owner, name, Dimension.Rate, example) is not var (node, rate))
        {
            return null;
        }

        if (rate is >= 0 and <= HighestRate)
        {
            return rate;
        }

        Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be from 0/s to {HighestRate:#,0}/s. Write \"{example}\".");
        return null;
    }

    public double? Fraction(SourceNode owner, string name, string example)
    {
        if (Quantity(owner, name, Dimension.Fraction, example) is not var (node, fraction))
        {
            return null;
        }

        if (fraction is > 0 and <= 1)
        {
            return fraction;
        }

        Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be above 0% and at most 100%. Write \"{example}\".");
        return null;
    }

    public int? Count(SourceNode owner, string name, int lowest, int highest = 1_000_000)
    {
        if (owner.Find(name) is not { Kind: JsonValueKind.Number } node)
        {
            return null;
        }

        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= lowest && count <= highest)
        {
            return count;
        }

        Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be a whole number from {lowest:#,0} to {highest:#,0}.");
        return null;
    }

    public double? Factor(SourceNode owner, string name)
    {
        if (owner.Find(name) is not { Kind: JsonValueKind.Number } node)
        {
            return null;
        }

        if (double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= 1_000)
        {
            return factor;
        }

        Refuse(node.Location, $"\"{name}\" is {node.Text}; it must be above 0 and at most 1,000. Write 0.1 for a tenth of every length.");
        return null;
    }

    /// <summary>The text of a value, when it is text.</summary>
    public static string? Text(SourceNode owner, string name) => owner.Find(name) is { IsString: true } node ? node.Text : null;

    public void Refuse(SourceLocation location, string message, string code = DiagnosticCode.SenselessScenario) =>
        diagnostics.Add(new(code, DiagnosticSeverity.Error, location, message));

    // A bare number is told as what it most likely is: a quantity whose unit was left out.
    private (SourceNode Node, double Value)? Quantity(SourceNode owner, string name, Dimension dimension, string example)
    {
        if (owner.Find(name) is not { Kind: JsonValueKind.String or JsonValueKind.Number } node)
        {
            return null;
        }

        if (QuantityParser.TryParse(name, dimension, node.Text, node.Text.Trim(), $"\"{example}\"", out var value) is { } problem)
        {
            Refuse(node.Location, problem.Message, problem.Code);
            return null;
        }

        if (node.IsString)
        {
            return (node, value);
        }

        Refuse(node.Location, $"\"{name}\" must be text in quotes, with its unit. Write \"{example}\".", DiagnosticCode.Structure);
        return null;
    }
}
