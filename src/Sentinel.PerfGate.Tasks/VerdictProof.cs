using System;
using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

namespace Sentinel.PerfGate.Tasks;

/// <summary>What the head of <c>verdicts.json</c> proves: that this run was made, and what it concluded.</summary>
[DataContract]
internal sealed class VerdictProof
{
    [DataMember(Name = "format")]
    public string? Format { get; set; }

    [DataMember(Name = "runId")]
    public string? RunId { get; set; }

    [DataMember(Name = "outcome")]
    public string? Outcome { get; set; }

    [DataMember(Name = "exitCode")]
    public int? ExitCode { get; set; }

    /// <summary>Why an exit code of 0 is not to be believed; null when the file proves it.</summary>
    public static string? Doubt(string path, string runId, bool strict)
    {
        if (!File.Exists(path))
        {
            return $"it ended with exit code 0 and wrote no {path}";
        }

        VerdictProof? proof;
        try
        {
            using var stream = File.OpenRead(path);
            proof = (VerdictProof?)new DataContractJsonSerializer(typeof(VerdictProof)).ReadObject(stream);
        }
        catch (Exception e) when (e is SerializationException or IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be read: {e.Message}";
        }

        return proof?.DoubtAbout(path, runId, strict) ?? (proof is null ? $"{path} is empty" : null);
    }

    private string? DoubtAbout(string path, string runId, bool strict)
    {
        if (Format is null || !Format.StartsWith("perfgate.verdicts/", StringComparison.Ordinal))
        {
            return $"{path} is no verdict document";
        }

        if (RunId != runId)
        {
            return $"{path} is of run {RunId ?? "(none)"}, not of this run {runId}";
        }

        var green = Outcome == "pass" || (Outcome == "inconclusive" && !strict);
        return green && ExitCode == 0
            ? null
            : $"it ended with exit code 0, but {path} says {Outcome ?? "(no outcome)"} with exit code {ExitCode?.ToString() ?? "(none)"}";
    }
}
