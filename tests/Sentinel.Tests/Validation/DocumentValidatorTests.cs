using System.Text;
using System.Text.Json.Nodes;
using Sentinel.Schemas;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Validation;

public class DocumentValidatorTests
{
    private static readonly DocumentValidator Validator = new();

    private static JsonObject Document(DocumentType type) => type switch
    {
        DocumentType.Intent => Sample.Intent(),
        DocumentType.Context => Sample.Context(),
        DocumentType.Plan => Sample.Plan(),
        DocumentType.Approval => Sample.Approval(),
        _ => Sample.Report(),
    };

    private static string[] Errors(DocumentType type, JsonNode document) => Errors(type, document.Utf8());

    private static string[] Errors(DocumentType type, byte[] utf8) => [.. Validator.Validate(type, utf8).Errors.Select(error => error.ToString())];

    private static byte[] IntentWith(string parameters) =>
        Encoding.UTF8.GetBytes(Sample.Intent().ToJsonString().Replace("\"copies\":2", parameters, StringComparison.Ordinal));

    [Theory]
    [InlineData(DocumentType.Intent)]
    [InlineData(DocumentType.Context)]
    [InlineData(DocumentType.Plan)]
    [InlineData(DocumentType.Approval)]
    [InlineData(DocumentType.Report)]
    public void A_complete_document_is_valid_and_readable(DocumentType type)
    {
        var result = Validator.Validate(type, Document(type).Utf8());

        Assert.Empty(result.Errors);
        Assert.True(result.IsValid);
        Assert.Equal("1.0", result.Document!.Value.GetProperty("version").GetString());
    }

    public static TheoryData<DocumentType, string> RequiredProperties()
    {
        var data = new TheoryData<DocumentType, string>();
        foreach (var type in Enum.GetValues<DocumentType>())
        {
            foreach (var name in JsonNode.Parse(DocumentSchemas.Read(type))!["required"]!.AsArray())
            {
                data.Add(type, name!.GetValue<string>());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RequiredProperties))]
    public void A_missing_required_property_is_named_by_its_pointer(DocumentType type, string name)
    {
        var document = Document(type);
        document.Remove(name);

        Assert.Equal([$"/{name}: is required"], Errors(type, document));
    }

    [Fact]
    public void Null_is_refused_for_every_property_and_as_the_document()
    {
        foreach (var type in Enum.GetValues<DocumentType>())
        {
            foreach (var (name, _) in Document(type))
            {
                var document = Document(type);
                document[name] = null;
                var error = Assert.Single(Validator.Validate(type, document.Utf8()).Errors);
                Assert.Equal($"/{name}", error.Pointer);
            }

            Assert.Equal(["document: must be an object"], Errors(type, "null"u8.ToArray()));
        }
    }

    [Fact]
    public void An_unknown_property_is_refused_even_with_a_name_made_to_confuse()
    {
        var intent = Sample.Intent();
        intent["a.b/c~d[0]"] = 1;

        Assert.Equal(["/a.b~1c~0d[0]: is not a property of this document"], Errors(DocumentType.Intent, intent));
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var plan = Sample.Plan();
        plan["version"] = "1.0\n";
        plan["planId"] = "7B0E3C1A-5D2F-4C8E-9A6B-1F2D3E4C5B6A";
        plan["requiresHumanApproval"] = "no";
        plan["createdAt"] = "yesterday";
        plan["riskAssessment"]!["overallRiskScore"] = 1.0000000000000002;
        plan["actions"]!.AsArray().Add(Sample.Parse("""{"actionId":"","tool":5,"parameters":[],"riskLevel":"critical"}"""));

        Assert.Equal(
        [
            @"/version: must match ^1\.0$",
            "/planId: must be a UUID of version 4 or 7, in lower case",
            "/actions/1/actionId: must have at least 1 character",
            "/actions/1/tool: must be a string",
            "/actions/1/parameters: must be an object",
            "/actions/1/riskLevel: must be one of low, medium, high",
            "/riskAssessment/overallRiskScore: must be at most 1",
            "/requiresHumanApproval: must be true or false",
            "/createdAt: must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z",
        ], Errors(DocumentType.Plan, plan));
    }

    [Fact]
    public void One_document_does_not_pass_as_another()
    {
        var intent = Sample.Intent();
        intent["type"] = "plan.proposed";

        Assert.Equal(["/type: must be intent.envelope"], Errors(DocumentType.Intent, intent));
    }

    [Theory]
    [InlineData("\"copies\":2,\"copies\":2", "/parameters/copies: is given more than once")]
    [InlineData("\"copies\":2,\"cop\\u0069es\":3", "/parameters/copies: is given more than once")]
    [InlineData("\"a\":\"\\ud83d\"", "/parameters/a: holds half a surrogate pair")]
    [InlineData("\"a\":[\"\\ude00\\ud83d\"]", "/parameters/a/0: holds half a surrogate pair")]
    [InlineData("\"\\ud83dx\":1", "/parameters: a property's name holds half a surrogate pair")]
    [InlineData("\"a\":9007199254740992", "/parameters/a: is an integer beyond ±9007199254740991, which readers round differently")]
    [InlineData("\"a\":-9223372036854775808", "/parameters/a: is an integer beyond ±9007199254740991, which readers round differently")]
    [InlineData("\"a\":1e400", "/parameters/a: is a number beyond the range of a double")]
    public void What_two_readers_may_take_differently_is_refused(string parameters, string expected) =>
        Assert.Equal([expected], Errors(DocumentType.Intent, IntentWith(parameters)));

    [Fact]
    public void A_second_value_of_a_key_is_looked_into_too() =>
        Assert.Equal(
            ["/parameters/a/b/1: holds half a surrogate pair", "/parameters/a: is a number beyond the range of a double",
             "/parameters/a: is given more than once", "/parameters/a: is given more than once"],
            Errors(DocumentType.Intent, IntentWith("\"a\":1,\"a\":{\"b\":[0,\"\\ud83d\"]},\"a\":1e400")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("\"a\":\"\\ud83d\\ude00 \\\\ud83d\"")]
    [InlineData("\"a\":\"\\u0000\\\"\\\\\"")]
    [InlineData("\"a\":9007199254740991")]
    [InlineData("\"a\":1e308")]
    [InlineData("\"a\":null")]
    public void Unusual_but_clear_JSON_is_accepted(string parameters) =>
        Assert.Empty(Errors(DocumentType.Intent, IntentWith(parameters)));

    [Fact]
    public void Depth_is_limited_to_32_levels()
    {
        static string Nested(int levels) => $"\"a\":{new string('[', levels)}{new string(']', levels)}";

        Assert.Empty(Errors(DocumentType.Intent, IntentWith(Nested(30))));
        Assert.StartsWith("document: is nested deeper than 32 levels", Assert.Single(Errors(DocumentType.Intent, IntentWith(Nested(31)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Size_is_limited_to_256_KiB()
    {
        var body = IntentWith("\"a\":1");
        var fits = body.Concat(Enumerable.Repeat((byte)' ', DocumentLimits.MaxBytes - body.Length)).ToArray();

        Assert.Empty(Errors(DocumentType.Intent, fits));
        Assert.Equal(["document: is larger than 262144 bytes"], Errors(DocumentType.Intent, [.. fits, (byte)' ']));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{'a':1}")]
    [InlineData("// c\n{}")]
    [InlineData("NaN")]
    [InlineData("\uFEFF{}")]
    public void What_is_not_JSON_is_refused_with_its_place(string text)
    {
        var error = Assert.Single(Errors(DocumentType.Intent, Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith("document: is not JSON (line 1", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_UTF8_is_refused()
    {
        byte[] overlong = [.. "{\"a\":\""u8, 0xC0, 0x80, .. "\"}"u8];
        byte[] surrogate = [.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        Assert.Equal(["document: is not valid UTF-8"], Errors(DocumentType.Intent, overlong));
        Assert.Equal(["document: is not valid UTF-8"], Errors(DocumentType.Intent, surrogate));
    }

    [Fact]
    public void Length_counts_code_points()
    {
        var intent = Sample.Intent();
        intent["description"] = string.Concat(Enumerable.Repeat("😀", 500));
        Assert.Empty(Errors(DocumentType.Intent, intent));

        intent["description"] = string.Concat(Enumerable.Repeat("😀", 501));
        Assert.Equal(["/description: must have at most 500 characters"], Errors(DocumentType.Intent, intent));
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1e0", true)]
    [InlineData("9007199254740991.0", true)]
    [InlineData("90071992547409910e-1", true)]
    [InlineData("9007199254740991.5", false)]
    [InlineData("9007199254740990.9999999999", false)]
    [InlineData("0", true)]
    [InlineData("1.5", false)]
    [InlineData("-1", false)]
    [InlineData("\"1\"", false)]
    [InlineData("true", false)]
    public void An_integer_is_a_number_without_fraction_however_written(string retries, bool valid)
    {
        var report = Sample.Report().ToJsonString().Replace("\"retries\":1", $"\"retries\":{retries}", StringComparison.Ordinal);

        Assert.Equal(valid, Errors(DocumentType.Report, Encoding.UTF8.GetBytes(report)).Length == 0);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1", true)]
    [InlineData("-0.0", true)]
    [InlineData("-0.0000000000000000000000000000000000001", false)]
    [InlineData("1.0000000000000002", false)]
    [InlineData("1e300", false)]
    [InlineData("-1e300", false)]
    public void Ranges_hold_exactly(string trust, bool valid)
    {
        var context = Sample.Context().ToJsonString().Replace("\"trustScore\":0.5", $"\"trustScore\":{trust}", StringComparison.Ordinal);

        Assert.Equal(valid, Errors(DocumentType.Context, Encoding.UTF8.GetBytes(context)).Length == 0);
    }

    [Fact]
    public void Arrays_keep_their_limits()
    {
        var plan = Sample.Plan();
        plan["actions"] = new JsonArray();
        Assert.Equal(["/actions: must have at least 1 item"], Errors(DocumentType.Plan, plan));

        plan["actions"] = new JsonArray([.. Enumerable.Range(0, 11).Select(_ => Sample.Plan()["actions"]![0]!.DeepClone())]);
        Assert.Equal(["/actions: must have at most 10 items"], Errors(DocumentType.Plan, plan));
    }

    [Fact]
    public void A_flood_of_errors_is_counted_not_listed()
    {
        var report = Sample.Report();
        report["actions"] = new JsonArray([.. Enumerable.Range(0, 2_000).Select(_ => JsonValue.Create(1))]);

        var errors = Errors(DocumentType.Report, report);

        Assert.Equal(DocumentLimits.MaxErrors + 1, errors.Length);
        Assert.Equal("document: has 1000 more errors", errors[^1]);
    }

    [Fact]
    public void A_flood_of_duplicate_keys_is_counted_not_listed()
    {
        var errors = Errors(DocumentType.Intent, IntentWith(string.Join(",", Enumerable.Repeat("\"a\":1", 1_501))));

        Assert.Equal(DocumentLimits.MaxErrors + 1, errors.Length);
        Assert.Equal("document: has 500 more ambiguities", errors[^1]);
    }
}
