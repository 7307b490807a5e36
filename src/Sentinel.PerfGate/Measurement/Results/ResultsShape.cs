namespace Sentinel.PerfGate.Measurement.Results;

/// <summary>Between the document's shape in JSON and the one that is judged, in which everything measured belongs to a launch.</summary>
internal static class ResultsShape
{
    public static ResultsDocument FromJson(ResultsJson json) => new([.. json.Targets!.Select(target => FromJson(target!))])
    {
        RunId = json.RunId,
        Environment = json.Environment is { } machine ? FromJson(machine) : null,
        MergedFrom = [.. (json.MergedFrom ?? []).Select(input => new MergedInput(input.File, input.RunId, input.Environment is { } on ? FromJson(on) : null))],
        Unknown = json.Unknown,
    };

    public static ResultsJson ToJson(ResultsDocument document) => new()
    {
        Format = ResultsDocument.FormatName,
        RunId = document.RunId,
        Environment = document.Environment is { } machine ? ToJson(machine) : null,
        MergedFrom = document.MergedFrom.Count == 0 ? null
            : [.. document.MergedFrom.Select(input => new MergedInputJson(input.File, input.RunId, input.Environment is { } on ? ToJson(on) : null))],
        Targets = [.. document.Targets.Select(ToJson)],
        Unknown = document.Unknown,
    };

    private static TargetResult FromJson(TargetJson json)
    {
        var kind = json.Kind ?? (json.Stages is null ? TargetKind.Benchmark : TargetKind.Load);
        return new(json.Id!, kind, json.Side ?? Side.Head, TargetFigures.ToLaunches(json))
        {
            Failure = json.Failure,
            CodeHash = json.CodeHash,
            Unknown = json.Unknown,
        };
    }

    private static TargetJson ToJson(TargetResult target) => TargetFigures.FromLaunches(target) with
    {
        Id = target.Id,
        Kind = target.Kind,
        Unit = target.Unit,
        Side = target.Side,
        CodeHash = target.CodeHash,
        Failure = target.Failure,
        Unknown = target.Unknown,
    };

    public static MachineEnvironment FromJson(EnvironmentJson json) =>
        new(json.Cpu ?? MachineEnvironment.NotKnown, json.Cores ?? 0, json.Os ?? MachineEnvironment.NotKnown, json.Runtime ?? MachineEnvironment.NotKnown)
        {
            Architecture = json.Architecture,
            Governor = json.Governor,
            Load = json.Load,
            Steal = json.Steal,
            Pressure = json.Pressure,
            Unknown = json.Unknown,
        };

    public static EnvironmentJson ToJson(MachineEnvironment machine) => new()
    {
        Cpu = machine.Cpu,
        Cores = machine.Cores,
        Os = machine.Os,
        Runtime = machine.Runtime,
        Architecture = machine.Architecture,
        Governor = machine.Governor,
        Load = machine.Load,
        Steal = machine.Steal,
        Pressure = machine.Pressure,
        Unknown = machine.Unknown,
    };
}
