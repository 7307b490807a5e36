using Newtonsoft.Json.Linq;
using Sentinel.PerfGate.Load.Scenarios.Schema;
using Xunit;

namespace Sentinel.PerfGate.Tests.Load.Scenarios;

public sealed class ScenarioSchemaTests
{
    [Fact]
    public void Every_property_has_a_description_that_editors_show()
    {
        var bare = JObject.Parse(ScenarioSchema.Text)
            .DescendantsAndSelf()
            .OfType<JProperty>()
            .Where(property => property is { Name: "properties", Value: JObject })
            .SelectMany(property => ((JObject)property.Value).Properties())
            .Where(property => property.Value["description"] is null && property.Value["$ref"] is null)
            .Select(property => property.Path);

        Assert.Empty(bare);
    }

    [Fact]
    public void No_property_is_allowed_that_is_not_named()
    {
        var open = JObject.Parse(ScenarioSchema.Text)
            .DescendantsAndSelf()
            .OfType<JObject>()
            .Where(schema => schema["properties"] is JObject && (bool?)schema["additionalProperties"] != false)
            .Select(schema => schema.Path);

        Assert.Empty(open);
    }
}
