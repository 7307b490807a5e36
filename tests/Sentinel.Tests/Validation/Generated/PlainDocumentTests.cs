using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using Sentinel.Schemas;
using Sentinel.Tests.Signing;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Validation.Generated;

/// <summary>What is accepted at a glance is what the tree and the library accept as well.</summary>
public class PlainDocumentTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly CompiledSchema[] Schemas = [.. Enum.GetValues<DocumentType>().Select(CompiledSchema.Load)];

    public static TheoryData<DocumentType> Types => [.. Enum.GetValues<DocumentType>()];

    private static bool IsAcceptedAtOnce(DocumentType type, byte[] utf8) => Schemas[(int)type].HoldsPlainly(JsonElement.Parse(utf8));

    private static List<ValidationError> ErrorsAtLength(DocumentType type, byte[] utf8)
    {
        var errors = new List<ValidationError>();
        var tree = new JsonTree(errors);
        var token = tree.Build(JsonElement.Parse(utf8));
        tree.Report();
        Schemas[(int)type].Validate(token, errors);
        return errors;
    }

    private static void AssertNoMoreIsAccepted(DocumentType type, byte[] utf8)
    {
        if (IsAcceptedAtOnce(type, utf8))
        {
            Assert.True(ErrorsAtLength(type, utf8).Count == 0, $"{string.Join("\n", ErrorsAtLength(type, utf8))}\n{Encoding.UTF8.GetString(utf8)}");
        }
    }

    private static byte[] IntentWith(string parameters) =>
        Encoding.UTF8.GetBytes(Sample.Intent().ToJsonString().Replace("\"copies\":2", parameters, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void No_fault_is_accepted(DocumentType type) => ValidDocuments.CompleteOf(type).Sample(
        document =>
        {
            foreach (var (fault, utf8) in Faults.Spoilt(type, document))
            {
                Assert.False(IsAcceptedAtOnce(type, utf8), fault.ToString());
            }
        },
        iter: 3,
        print: document => document.ToJsonString());

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_accepted_is_valid(DocumentType type) => ValidDocuments.Of(type).Sample(
        document =>
        {
            AssertNoMoreIsAccepted(type, document.Utf8());
            AssertNoMoreIsAccepted(type, Encoding.UTF8.GetBytes(document.ToJsonString(Unescaped)));
        },
        iter: 200,
        print: document => document.ToJsonString());

    [Fact]
    public void Of_damaged_intents_none_is_accepted_that_is_not_valid()
    {
        var original = Sample.Intent().Utf8();
        Gen.Int.Sample(
            seed =>
            {
                var damaged = Mutation.Of(original, new Random(seed));
                if (Utf8.IsValid(damaged) && IsJson(damaged))
                {
                    AssertNoMoreIsAccepted(DocumentType.Intent, damaged);
                }
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("\"copies\":2")]
    [InlineData("\"copies\":-9007199254740991,\"漢\":[true,false,null,{\"a\":[\"b\",{}]}]")]
    public void An_intent_as_most_are_is_accepted(string parameters)
    {
        Assert.True(IsAcceptedAtOnce(DocumentType.Intent, IntentWith(parameters)));
        Assert.Empty(ErrorsAtLength(DocumentType.Intent, IntentWith(parameters)));
    }

    [Theory]
    [InlineData("\"a\":1,\"a\":1")]
    [InlineData("\"a\":1,\"\\u0061\":2")]
    [InlineData("\"in\":{\"a\":1,\"b\":2,\"a\":3}")]
    [InlineData("\"in\":[[{\"a\":1,\"b\":2,\"b\":3}]]")]
    [InlineData("\"a\":\"\\ud83d\"")]
    [InlineData("\"\\ud83d\":1")]
    [InlineData("\"a\":[9007199254740992]")]
    [InlineData("\"a\":-9007199254740992")]
    [InlineData("\"a\":18446744073709551616")]
    [InlineData("\"a\":1e400")]
    public void What_readers_take_differently_is_left_to_the_tree_however_deep(string parameters)
    {
        Assert.False(IsAcceptedAtOnce(DocumentType.Intent, IntentWith(parameters)));
        Assert.NotEmpty(ErrorsAtLength(DocumentType.Intent, IntentWith(parameters)));
    }

    [Fact]
    public void Many_names_are_left_to_the_tree()
    {
        static string Names(int count) => string.Join(",", Enumerable.Range(0, count).Select(i => $"\"n{i}\":{i}"));

        Assert.True(IsAcceptedAtOnce(DocumentType.Intent, IntentWith(Names(15))));
        Assert.False(IsAcceptedAtOnce(DocumentType.Intent, IntentWith(Names(40))));
        Assert.Empty(ErrorsAtLength(DocumentType.Intent, IntentWith(Names(40))));
    }

    [Fact]
    public void Properties_in_any_order_are_accepted_and_each_once() =>
        Gen.Shuffle(Sample.Intent().Select(property => property.Key).ToArray()).Sample(names =>
        {
            var intent = Sample.Intent();
            var members = names.Select(name => $"\"{name}\":{intent[name]!.ToJsonString()}").ToList();
            Assert.True(IsAcceptedAtOnce(DocumentType.Intent, Encoding.UTF8.GetBytes($"{{{string.Join(",", members)}}}")));
            members.Add(members[0]);
            Assert.False(IsAcceptedAtOnce(DocumentType.Intent, Encoding.UTF8.GetBytes($"{{{string.Join(",", members)}}}")));
        });

    private static bool IsJson(byte[] utf8)
    {
        try
        {
            JsonElement.Parse(utf8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
