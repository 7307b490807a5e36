using System.Text;
using CsCheck;
using Sentinel.Signing;
using Sentinel.Signing.Rotation;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Signing.Rotation;

public class KeysFileTests
{
    private const string FileRule = "must be the name of a file in this folder, of letters, digits, '.', '_' and '-'";
    private const string IdRule = "must be 1 to 128 letters, digits, '.', '_' and '-'";
    private const string StatusRule = "must be pending, active, retired or revoked";
    private const string TimeRule = "must be a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z";

    private static List<ValidationError> ErrorsOf(string json)
    {
        var errors = new List<ValidationError>();
        KeysFile.Read(Encoding.UTF8.GetBytes(json), errors);
        return errors;
    }

    [Fact]
    public void Every_member_is_read()
    {
        var errors = new List<ValidationError>();
        var entries = KeysFile.Read(
            """
            {"keys":[
              {"file":"a.pem","status":"retired","keyId":"k_1-x.y","retiredAt":"2026-01-31T13:00:00+01:00"},
              {"file":"b","status":"pending"}, {"file":"c","status":"active"}, {"file":"d","status":"revoked"}]}
            """u8,
            errors);

        Assert.Empty(errors);
        Assert.Equal(
        [
            new KeyEntry("/keys/0", "a.pem", KeyStatus.Retired, "k_1-x.y", new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)),
            new KeyEntry("/keys/1", "b", KeyStatus.Pending, KeyId: null, RetiredAt: null),
            new KeyEntry("/keys/2", "c", KeyStatus.Active, KeyId: null, RetiredAt: null),
            new KeyEntry("/keys/3", "d", KeyStatus.Revoked, KeyId: null, RetiredAt: null),
        ], entries);
    }

    [Theory]
    [InlineData("../a.pem")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(".hidden")]
    [InlineData("/etc/passwd")]
    [InlineData("sub/a.pem")]
    [InlineData("sub\\\\a.pem")]
    [InlineData("C:a.pem")]
    [InlineData("a\\u0000.pem")]
    [InlineData("keys.json")]
    [InlineData("")]
    public void A_file_name_cannot_leave_the_folder(string name) =>
        Assert.Equal(
            [new ValidationError("/keys/0/file", FileRule)], ErrorsOf($$"""{"keys":[{"file":"{{name}}","status":"active"}]}"""));

    [Theory]
    [InlineData("""{"status":"active"}""", "file", "is required")]
    [InlineData("""{"file":"a"}""", "status", "is required")]
    [InlineData("""{"file":1,"status":"active"}""", "file", FileRule)]
    [InlineData("""{"file":"a","status":"Active"}""", "status", StatusRule)]
    [InlineData("""{"file":"a","status":null}""", "status", StatusRule)]
    [InlineData("""{"file":"a","status":"active","keyId":""}""", "keyId", IdRule)]
    [InlineData("""{"file":"a","status":"active","keyId":"two words"}""", "keyId", IdRule)]
    [InlineData("""{"file":"a","status":"retired","retiredAt":"today"}""", "retiredAt", TimeRule)]
    [InlineData("""{"file":"a","status":"active","retiredAt":"2026-01-31T12:00:00Z"}""", "retiredAt", "belongs to a key whose status is retired")]
    [InlineData("""{"file":"a","status":"active","kid":"x"}""", "kid", "is not known here. Known are file, keyId, retiredAt, status")]
    public void A_wrong_entry_is_one_error_at_its_place(string entry, string member, string message) =>
        Assert.Equal([new ValidationError($"/keys/0/{member}", message)], ErrorsOf($$"""{"keys":[{{entry}}]}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":[],"keys":[]}""")]
    [InlineData("""{"keys":[{"file":"a","file":"b","status":"active"}]}""")]
    [InlineData("""{"keys":["a.pem"]}""")]
    [InlineData("""{"keys":[],"more":1}""")]
    [InlineData("""{"keys":[]} {}""")]
    [InlineData("""{"keys":[{"file":"\ud800","status":"active"}]}""")]
    [InlineData("""{"keys":[[[[[[[[[[]]]]]]]]]]}""")]
    public void Another_shape_is_an_error(string json) => Assert.Single(ErrorsOf(json));

    [Fact]
    public void All_errors_come_at_once() =>
        Assert.Equal(
            ["/keys/0/file", "/keys/0/status", "/keys/1/keyId", "/keys/2"],
            ErrorsOf("""{"keys":[{"file":"a/b","status":"on"},{"file":"a","status":"active","keyId":"?"},7]}""").Select(error => error.Pointer));

    [Fact]
    public void No_error_repeats_a_value()
    {
        const string secret = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp";
        string[] misplaced =
        [
            secret,
            $"-----BEGIN PRIVATE KEY-----\n{secret}",
            $$"""{"keys":[{"file":"{{secret}}/+","status":"{{secret}}","keyId":"{{secret}}+","retiredAt":"{{secret}}"}]}""",
            $$"""{"keys":["{{secret}}"]}""",
            $$"""{"keys":"{{secret}}"}""",
        ];

        Assert.All(misplaced, json => Assert.DoesNotContain(ErrorsOf(json), error => error.ToString().Contains("MC4", StringComparison.Ordinal)));
        Assert.All(misplaced, json => Assert.NotEmpty(ErrorsOf(json)));
    }

    [Fact]
    public void Any_bytes_and_any_damage_get_an_answer()
    {
        var original = """{"keys":[{"file":"a.pem","status":"retired","keyId":"k","retiredAt":"2026-01-31T12:00:00Z"}]}"""u8.ToArray();
        Gen.Select(Gen.Int, Gen.Byte.Array[0, 100]).Sample((seed, bytes) =>
        {
            var errors = new List<ValidationError>();
            KeysFile.Read(bytes, errors);
            var entries = KeysFile.Read(Mutation.Of(original, new Random(seed)), []);
            return errors.Count > 0 && entries.All(entry => !entry.File.Contains('/') && entry.File != "..");
        });
    }
}
