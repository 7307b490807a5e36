using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.Pipeline;

/// <summary>How the contents of events that are no documents are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HumanRequest))]
[JsonSerializable(typeof(HumanDenial))]
[JsonSerializable(typeof(ApprovalUse))]
internal sealed partial class PipelineJson : JsonSerializerContext;
