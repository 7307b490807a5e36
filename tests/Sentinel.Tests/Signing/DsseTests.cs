using System.Text;
using Sentinel.Signing;
using Xunit;

namespace Sentinel.Tests.Signing;

public class DsseTests
{
    // The example of the DSSE protocol's own text.
    [Fact]
    public void The_published_example_is_met() =>
        Assert.Equal(
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            Encoding.UTF8.GetString(Dsse.PreAuthenticationEncoding("http://example.com/HelloWorld", "hello world"u8)));

    [Fact]
    public void Lengths_count_bytes() =>
        Assert.Equal("DSSEv1 2 ö 0 ", Encoding.UTF8.GetString(Dsse.PreAuthenticationEncoding("ö", [])));

    [Fact]
    public void An_approval_is_encoded_without_its_signature() =>
        Assert.Equal(
            "DSSEv1 38 application/vnd.sentinel.approval+json 13 {\"a\":1,\"b\":2}",
            Encoding.UTF8.GetString(Dsse.ForApproval(Sample.Element("""{"b":2,"signature":"x","a":1}"""))));
}
