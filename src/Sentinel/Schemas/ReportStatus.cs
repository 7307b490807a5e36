using System.Text.Json.Serialization;

namespace Sentinel.Schemas;

/// <summary>What came of a whole plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportStatus>))]
public enum ReportStatus
{
    /// <summary>Every action that was tried succeeded.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>Some actions succeeded.</summary>
    [JsonStringEnumMemberName("partial_success")]
    PartialSuccess,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>It was not carried out: the approval did not hold.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>It was not carried out: the approval had expired.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}
