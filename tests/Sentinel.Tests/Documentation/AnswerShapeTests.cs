using Xunit;

namespace Sentinel.Tests.Documentation;

public sealed class AnswerShapeTests
{
    [Theory]
    [InlineData("""{"a":"0b0f6f1e-3c52-4e5b-9c3e-6f1f5b1c2d3e"}""", """{"a":"5a0f6f1e-3c52-4e5b-9c3e-6f1f5b1c2d3e"}""")]
    [InlineData("""{"a":"intent/0b0f6f1e-3c52-4e5b-9c3e-6f1f5b1c2d3e"}""", """{"a":"intent/5a0f6f1e-3c52-4e5b-9c3e-6f1f5b1c2d3e"}""")]
    [InlineData("""{"a":"2026-01-31T12:00:00.000Z"}""", """{"a":"2027-11-30T00:10:59Z"}""")]
    [InlineData("""{"a":[1,{"b":true}]}""", """{"a": [ 1, {"b": true} ]}""")]
    [InlineData("1 2", "1\n2")]
    public void What_differs_each_time_is_the_same(string one, string other) => Assert.Equal(AnswerShape.Of(one), AnswerShape.Of(other));

    [Theory]
    [InlineData("""{"a":true}""", """{"a":false}""")]
    [InlineData("""{"a":"verified"}""", """{"a":"refused"}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""")]
    [InlineData("1", "1 2")]
    public void What_is_said_is_not(string one, string other) => Assert.NotEqual(AnswerShape.Of(one), AnswerShape.Of(other));
}
