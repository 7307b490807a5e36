using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.Schemas;
using Sentinel.Tests.Signing;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Validation;

public class ValidatorPropertyTests
{
    private static readonly DocumentValidator Validator = new();

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void Any_bytes_get_an_answer() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Enum<DocumentType>()).Sample((bytes, type) => !Validator.Validate(type, bytes).IsValid);

    [Fact]
    public void Damaged_documents_get_an_answer_whose_pointers_are_pointers()
    {
        var original = Sample.Plan().Utf8();
        Gen.Int.Sample(seed =>
        {
            var result = Validator.Validate(DocumentType.Plan, Mutation.Of(original, new Random(seed)));
            return result.Errors.All(error => (error.Pointer.Length == 0 || error.Pointer[0] == '/') && error.Message.Length > 0);
        });
    }

    [Fact]
    public void A_description_is_valid_exactly_up_to_500_characters() =>
        Gen.Select(Gen.Int[0, 600], OneOf("a", "é", "漢", "😀")).Sample((length, character) =>
        {
            var intent = Sample.Intent();
            intent["description"] = string.Concat(Enumerable.Repeat(character, length));
            return Validator.Validate(DocumentType.Intent, intent.Utf8()).IsValid == (length <= 500);
        });

    [Fact]
    public void A_value_of_a_wrong_type_is_one_error_at_its_pointer()
    {
        var wrong = OneOf("17", "true", "null", "[]", "{}", "1.5");
        var strings = OneOf("version", "type", "intentId", "channelId", "tool", "riskLevel", "description", "userId", "timestamp");
        Gen.Select(strings, wrong).Sample((name, value) =>
        {
            var intent = Sample.Intent();
            intent[name] = JsonNode.Parse(value);
            var errors = Validator.Validate(DocumentType.Intent, intent.Utf8()).Errors;
            return errors.SequenceEqual([new ValidationError($"/{name}", "must be a string")]);
        });
    }
}
