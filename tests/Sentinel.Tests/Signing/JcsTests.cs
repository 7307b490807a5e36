using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class JcsTests
{
    private static readonly Gen<JsonNode?> AnyJson = Gen.Recursive<JsonNode?>((depth, inner) =>
    {
        var text = Gen.Char.Array[0, 6].Select(chars => new string(chars)).Where(IsUnicode);
        var leaf = Gen.OneOf(
            text.Select(JsonNode? (value) => JsonValue.Create(value)),
            Gen.Double.Where(double.IsFinite).Select(JsonNode? (value) => JsonValue.Create(value)),
            Gen.Int.Select(JsonNode? (value) => JsonValue.Create(value)),
            Gen.Bool.Select(JsonNode? (value) => JsonValue.Create(value)),
            Gen.Const((JsonNode?)null));
        if (depth >= 4)
        {
            return leaf;
        }

        var array = inner.Array[0, 4].Select(JsonNode? (items) => new JsonArray([.. items.Select(item => item?.DeepClone())]));
        var entries = Gen.Select(text, inner).Array[0, 5];
        var obj = entries.Select(JsonNode? (pairs) =>
            new JsonObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2?.DeepClone()))));
        return Gen.OneOf(leaf, array, obj);
    });

    private static bool IsUnicode(string text)
    {
        try
        {
            new UTF8Encoding(false, true).GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(Jcs.Canonicalize(Sample.Element(json)));

    [Fact]
    public void The_example_of_RFC_8785_section_3_2_2_is_met() =>
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """));

    [Fact]
    public void The_bytes_of_RFC_8785_section_3_2_4_are_met() =>
        Assert.Equal(
            Convert.FromHexString(
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a"
                + "5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237"
                + "5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"),
            Jcs.Canonicalize(Sample.Element("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """)));

    // Section 3.2.3: "", "a", "aa", "ab".
    [Fact]
    public void A_name_comes_before_those_it_begins() =>
        Assert.Equal("""{"":1,"a":2,"aa":3,"ab":4}""", Canonical("""{"ab":4,"aa":3,"":1,"a":2}"""));

    [Fact]
    public void The_sorting_example_of_RFC_8785_section_3_2_3_is_met()
    {
        var sorted = Sample.Element(Canonical("""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """));

        Assert.Equal(
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ], sorted.EnumerateObject().Select(property => property.Value.GetString()));
    }

    [Theory]
    [InlineData("""["x"]""", """{"0":"x"}""")]
    [InlineData("""{"a\":1,\"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":"1"}""", """{"a":1}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""[[]]""", """[]""")]
    [InlineData("\"\\u0000\"", "\"\\\\u0000\"")]
    public void Two_documents_never_share_a_canonical_form(string left, string right) =>
        Assert.NotEqual(Canonical(left), Canonical(right));

    [Fact]
    public void A_property_of_the_root_alone_is_left_out() =>
        Assert.Equal(
            """{"a":{"signature":1}}""",
            Encoding.UTF8.GetString(Jcs.Canonicalize(Sample.Element("""{"signature":"s","a":{"signature":1}}"""), "signature")));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"b":2,"\u0061":3}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00x":1}""")]
    [InlineData("""[1e999]""")]
    public void What_has_no_canonical_form_is_refused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void Invalid_UTF8_is_refused()
    {
        byte[] value = [.. "[\""u8, 0xFF, .. "\"]"u8];
        byte[] name = [.. "{\""u8, 0xC0, 0x80, .. "\":1}"u8];

        Assert.Throws<FormatException>(() => Jcs.Canonicalize(JsonElement.Parse(value)));
        Assert.Throws<FormatException>(() => Jcs.Canonicalize(JsonElement.Parse(name)));
    }

    [Fact]
    public void The_canonical_form_means_the_same_and_is_its_own_canonical_form() =>
        AnyJson.Sample(node =>
        {
            var json = node is null ? "null" : node.ToJsonString();
            var once = Canonical(json);
            return JsonNode.DeepEquals(JsonNode.Parse(once), JsonNode.Parse(json)) && Canonical(once) == once;
        });

    [Fact]
    public void Order_of_keys_and_white_space_do_not_matter() =>
        AnyJson.Where(node => node is JsonObject).Sample(node =>
        {
            var reversed = new JsonObject(node!.AsObject().Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
            return Canonical(reversed.ToJsonString(new JsonSerializerOptions { WriteIndented = true })) == Canonical(node.ToJsonString());
        });
}
