using System.Text.Json.Serialization;

namespace Sentinel.PerfGate.Reporting.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ChangesDocumentJson))]
internal sealed partial class ChangesDocumentContext : JsonSerializerContext;
