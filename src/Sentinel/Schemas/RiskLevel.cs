using System.Text.Json.Serialization;

namespace Sentinel.Schemas;

/// <summary>How much harm an action could do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskLevel>))]
public enum RiskLevel
{
    /// <summary>Little.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Some.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Much: a human must agree.</summary>
    [JsonStringEnumMemberName("high")]
    High,
}
