using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sentinel.Schemas;

/// <summary>How the documents' types are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Intent))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(Approval))]
[JsonSerializable(typeof(Report))]
internal sealed partial class DocumentJson : JsonSerializerContext;
