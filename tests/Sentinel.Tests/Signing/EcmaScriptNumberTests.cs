using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class EcmaScriptNumberTests
{
    private static string Write(double value)
    {
        var output = new ArrayBufferWriter<byte>();
        EcmaScriptNumber.Write(value, output);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }

    // RFC 8785, Appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void The_vectors_of_RFC_8785_are_met(string bits, string expected) =>
        Assert.Equal(expected, Write(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("7fffffffffffffff")]
    [InlineData("7ff0000000000000")]
    public void What_RFC_8785_marks_as_an_error_is_refused(string bits) =>
        Assert.Throws<FormatException>(() => The_vectors_of_RFC_8785_are_met(bits, ""));

    [Theory]
    [InlineData("4340000000000001", "9007199254740994")]
    [InlineData("4340000000000002", "9007199254740996")]
    [InlineData("3ff0000000000000", "1")]
    [InlineData("bfe0000000000000", "-0.5")]
    [InlineData("3fb999999999999a", "0.1")]
    [InlineData("430c6bf526340000", "1000000000000000")]
    [InlineData("4415af1d78b58c40", "100000000000000000000")]
    [InlineData("3f50624dd2f1a9fc", "0.001")]
    public void Layout_changes_where_ECMAScript_has_it(string bits, string expected) =>
        The_vectors_of_RFC_8785_are_met(bits, expected);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value) => Assert.Throws<FormatException>(() => Write(value));

    [Fact]
    public void Every_double_is_read_back_as_itself() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite).Sample(value =>
        {
            var text = Write(value);
            return double.Parse(text, CultureInfo.InvariantCulture) == value && text.Length <= 25 && !text.Contains('E');
        });
}
