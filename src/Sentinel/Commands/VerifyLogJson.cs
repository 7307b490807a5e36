using System.Text.Json;
using System.Text.Json.Serialization;
using Sentinel.Events;

namespace Sentinel.Commands;

/// <summary>How receipts are read and verifications are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(LogVerification))]
internal sealed partial class VerifyLogJson : JsonSerializerContext;
