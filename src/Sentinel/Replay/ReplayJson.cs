using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.Replay;

/// <summary>How sessions, requests and reports are read and written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SessionStart))]
[JsonSerializable(typeof(RecordedRequest))]
[JsonSerializable(typeof(ReplayReport))]
internal sealed partial class ReplayJson : JsonSerializerContext;
