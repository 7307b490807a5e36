using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.Pipeline;

/// <summary>How the contents of events that are no documents are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(HumanRequest))]
[JsonSerializable(typeof(ApprovalUse))]
internal sealed partial class PipelineJson : JsonSerializerContext;
