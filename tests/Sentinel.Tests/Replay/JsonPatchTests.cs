using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.Replay;
using Xunit;

namespace Sentinel.Tests.Replay;

public sealed class JsonPatchTests
{
    private static readonly string[] Names = ["a", "b", "a/b", "~", ""];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => depth == 4
        ? Scalar()
        : Gen.Frequency(
            (2, Scalar()),
            (1, inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]))),
            (1, Gen.Dictionary(Name, inner)[0, 4].Select(members => (JsonNode?)new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Copy(member.Value))))))));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""", """[{"op":"replace","path":"/a","value":2}]""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2}""", """[{"op":"remove","path":"/a"}]""")]
    [InlineData("""{"b":2}""", """{"b":2,"c/d":null}""", """[{"op":"add","path":"/c~1d","value":null}]""")]
    [InlineData("[1,2,3]", "[1]", """[{"op":"remove","path":"/2"},{"op":"remove","path":"/1"}]""")]
    [InlineData("[1]", "[1,{}]", """[{"op":"add","path":"/1","value":{}}]""")]
    [InlineData("1", "\"1\"", """[{"op":"replace","path":"","value":"1"}]""")]
    [InlineData("""{"a":1.0,"b":[]}""", """{"b":[],"a":1}""", "[]")]
    public void A_difference_is_said_in_as_few_words_as_it_takes(string from, string to, string patch) =>
        Assert.Equal(patch, JsonPatch.Between(Sample.Element(from), Sample.Element(to)).ToJsonString());

    [Fact]
    public void A_patch_makes_the_second_of_the_first() =>
        Gen.Select(Value, Value).Sample((from, to) =>
        {
            var patched = Apply(Copy(from), JsonPatch.Between(Element(from), Element(to)));
            return JsonNode.DeepEquals(patched, to);
        });

    private static Gen<JsonNode?> Scalar() => Gen.OneOf(
        Gen.Int[-3, 3].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)),
        Name.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Const((JsonNode?)null));

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static JsonElement Element(JsonNode? node) => Sample.Element(node?.ToJsonString() ?? "null");

    private static JsonNode? Apply(JsonNode? root, JsonArray patch)
    {
        foreach (var operation in patch.Select(operation => operation!.AsObject()))
        {
            var path = (string)operation["path"]!;
            var value = Copy(operation["value"]);
            if (path.Length == 0)
            {
                root = value;
                continue;
            }

            var tokens = path[1..].Split('/').Select(token => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
            var parent = tokens.SkipLast(1).Aggregate(root, (node, token) => node is JsonArray array ? array[int.Parse(token, null)] : node![token]);
            ApplyTo(parent!, tokens[^1], (string)operation["op"]!, value);
        }

        return root;
    }

    private static void ApplyTo(JsonNode parent, string token, string operation, JsonNode? value)
    {
        switch (parent, operation)
        {
            case (JsonArray array, "remove"):
                array.RemoveAt(int.Parse(token, null));
                break;
            case (JsonArray array, "add"):
                array.Insert(int.Parse(token, null), value);
                break;
            case (JsonArray array, _):
                array[int.Parse(token, null)] = value;
                break;
            case (JsonObject members, "remove"):
                members.Remove(token);
                break;
            default:
                parent[token] = value;
                break;
        }
    }
}
