using System.CommandLine;
using Sentinel.PerfGate.Statistics.ChangePoints;
using Sentinel.PerfGate.Tool.Arguments;

namespace Sentinel.PerfGate.Tool.Commands.History;

/// <summary>What a change must be to count, as options.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<double> minimumEffect = new("--min-effect")
    {
        Description = "The smallest change of a target's level that counts. Default: 2%.",
        HelpName = "2%",
        DefaultValueFactory = _ => new ChangePointOptions().MinimumEffect,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (FractionArgument.Parse(text) is { } fraction and > 0 and <= 100) return fraction;
            result.AddError($"\"{text}\" is no change; write a share above zero, for example 2%.");
            return default;
        },
    };

    private readonly Option<double> confidence = CommonOptions.Confidence();

    public void AddTo(Command command)
    {
        confidence.Description = "1 - the chance that a target of unchanged level is said to have changed. Default: 99%.";
        command.Add(minimumEffect);
        command.Add(confidence);
    }

    public ChangePointOptions Of(ParseResult parsed) => new() { MinimumEffect = parsed.GetValue(minimumEffect), Confidence = parsed.GetValue(confidence) };
}
