using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Sentinel.Schemas;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Validation.Generated;

public class GeneratedDocumentTests
{
    private static readonly DocumentValidator Validator = new();

    public static TheoryData<DocumentType> Types => [.. Enum.GetValues<DocumentType>()];

    private static string[] Pointers(DocumentType type, byte[] utf8) =>
        [.. Validator.Validate(type, utf8).Errors.Select(error => error.Pointer).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_valid_document_is_accepted(DocumentType type) => ValidDocuments.Of(type).Sample(
        document => Assert.Empty(Validator.Validate(type, document.Utf8()).Errors), iter: 200, print: document => document.ToJsonString());

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_single_fault_is_refused_at_exactly_its_place(DocumentType type) => ValidDocuments.CompleteOf(type).Sample(
        document =>
        {
            foreach (var (fault, utf8) in Faults.Spoilt(type, document))
            {
                Assert.True(Pointers(type, utf8) is [var found] && found == fault.Pointer, Describe([fault], type, utf8));
            }
        },
        iter: 3,
        print: document => document.ToJsonString());

    /// <summary>
    /// Both agree but for what is Sentinel's alone: duplicate keys, lone surrogates, numbers that readers round (<see cref="Fault.IsOurs"/>), and
    /// <see cref="OtherValidator.IsLooser"/>.
    /// </summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Another_implementation_of_the_schemas_draft_refuses_the_same_faults(DocumentType type) => ValidDocuments.CompleteOf(type).Sample(
        document =>
        {
            var count = Faults.Of(type, document).Count;
            var differences = new List<string>();
            for (var i = 0; i < count; i++)
            {
                var spoilt = document.DeepClone().AsObject();
                var fault = Faults.Of(type, spoilt)[i];
                var parts = new RawParts();
                fault.Spoil(parts);
                var utf8 = parts.Write(spoilt);
                var isSeen = !fault.IsOurs && OtherValidator.Pointers(type, JsonElement.Parse(utf8)).Contains(OtherValidator.PlaceOf(fault));
                if (!fault.IsOurs && isSeen == OtherValidator.IsLooser(fault, parts))
                {
                    differences.Add($"{fault} {string.Join(" ", parts.Raw)}");
                }
            }

            Assert.Empty(differences.Distinct());
        },
        iter: 3,
        print: document => document.ToJsonString());

    [Theory]
    [MemberData(nameof(Types))]
    public void Another_implementation_accepts_every_valid_document(DocumentType type) => ValidDocuments.Of(type).Sample(
        document => Assert.Empty(OtherValidator.Pointers(type, JsonElement.Parse(document.Utf8()))), iter: 200, print: document => document.ToJsonString());

    [Theory]
    [MemberData(nameof(Types))]
    public void Of_several_faults_every_one_is_reported_and_nothing_else(DocumentType type) =>
        Gen.Select(ValidDocuments.Of(type), Gen.Int[0, int.MaxValue - 1].Array[2, 12]).Sample(
            (original, picks) =>
            {
                var document = original.DeepClone().AsObject();
                var all = Faults.Of(type, document);
                var chosen = new List<Fault>();
                foreach (var fault in picks.Select(pick => all[pick % all.Count]).Where(fault => !chosen.Exists(fault.Touches)))
                {
                    chosen.Add(fault);
                }

                var parts = new RawParts();
                chosen.ForEach(fault => fault.Spoil(parts));
                var utf8 = parts.Write(document);
                Assert.True(
                    chosen.Select(fault => fault.Pointer).Order(StringComparer.Ordinal).SequenceEqual(Pointers(type, utf8)), Describe(chosen, type, utf8));
            },
            iter: 200,
            print: drawn => drawn.Item1.ToJsonString());

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_wrong_with_a_document_as_a_whole_is_refused_at_its_root(DocumentType type) =>
        Gen.Select(ValidDocuments.CompleteOf(type), Gen.Int[0, int.MaxValue - 1]).Sample(
            (document, at) =>
            {
                var utf8 = document.Utf8();
                byte[] broken = [.. utf8];
                broken[at % utf8.Length] = 0xFF;
                byte[] large = [.. utf8, .. Enumerable.Repeat((byte)' ', DocumentLimits.MaxBytes + 1 - utf8.Length)];

                Assert.Equal([""], Pointers(type, broken));
                Assert.Equal([""], Pointers(type, large));
                Assert.Empty(Pointers(type, large[..^1]));
                Assert.Equal([""], Pointers(type, utf8[..^1]));
                Assert.Equal([""], Pointers(type, [0xEF, 0xBB, 0xBF, .. utf8]));
                foreach (var (place, depth) in FreeObjects(Schema.Of(type), document, 1))
                {
                    place["deep"] = Nested(DocumentLimits.MaxDepth - depth);
                    Assert.Empty(Pointers(type, document.Utf8()));
                    place["deep"] = Nested(DocumentLimits.MaxDepth + 1 - depth);
                    Assert.Equal([""], Pointers(type, document.Utf8()));
                    place.Remove("deep");
                }
            },
            iter: 50,
            print: drawn => drawn.Item1.ToJsonString());

    private static (JsonObject Place, int Depth)[] FreeObjects(Schema schema, JsonNode? node, int depth) => node switch
    {
        JsonObject found when !schema.IsClosed && schema.Properties.Count == 0 => [(found, depth)],
        JsonObject found => schema.Properties.SelectMany(property => FreeObjects(property.Value, found[property.Key], depth + 1)).ToArray(),
        JsonArray array => array.SelectMany(item => FreeObjects(schema.Items!, item, depth + 1)).ToArray(),
        _ => [],
    };

    private static JsonNode Nested(int levels)
    {
        JsonNode inner = new JsonArray();
        for (var i = 1; i < levels; i++)
        {
            inner = i % 2 == 0 ? new JsonArray(inner) : new JsonObject { ["a"] = inner };
        }

        return inner;
    }

    private static string Describe(IEnumerable<Fault> faults, DocumentType type, byte[] utf8) =>
        $"{string.Join(", ", faults)}\n{string.Join("\n", Validator.Validate(type, utf8).Errors)}\n{Encoding.UTF8.GetString(utf8)}";
}
