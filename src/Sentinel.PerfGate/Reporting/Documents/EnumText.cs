using System.Text.Json;

namespace Sentinel.PerfGate.Reporting.Documents;

/// <summary>Enumerations as documents write them: camelCase words.</summary>
internal static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Parse<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Of(value) == text).Select(value => (T?)value).FirstOrDefault()
            ?? throw new JsonException($"Unknown value \"{text}\". Valid values are {string.Join(", ", Enum.GetValues<T>().Select(Of))}.");
}
