using System.Text.Json.Serialization;

namespace Sentinel.Schemas;

/// <summary>What came of one action.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportActionStatus>))]
public enum ReportActionStatus
{
    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>Tried in vain.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>Not tried.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
