using System.Text.Json;

namespace Company.Perf;

/// <summary>Stands for your own code: reference its project, and delete this.</summary>
public sealed record Order(int Id, string Customer, decimal Total)
{
    public static byte[] Json { get; } = """{"id":4711,"customer":"Ada","total":59.90}"""u8.ToArray();

    public static Order Parse(byte[] json) => JsonSerializer.Deserialize<Order>(json, JsonSerializerOptions.Web)!;
}
