using System.Text.Json;
using Sentinel.Schemas;
using Xunit;

namespace Sentinel.Tests.Schemas;

public class DocumentSchemasTests
{
    [Theory]
    [InlineData(DocumentType.Intent, "intent.envelope")]
    [InlineData(DocumentType.Context, "context.snapshot")]
    [InlineData(DocumentType.Plan, "plan.proposed")]
    [InlineData(DocumentType.Approval, "approval.execution")]
    [InlineData(DocumentType.Report, "report.execution")]
    public void A_schema_is_a_closed_draft_07_one_of_its_type(DocumentType type, string name)
    {
        var schema = Sample.Element(DocumentSchemas.Read(type));

        Assert.Equal("http://json-schema.org/draft-07/schema#", schema.GetProperty("$schema").GetString());
        Assert.Equal(name, schema.GetProperty("properties").GetProperty("type").GetProperty("const").GetString());
        Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind);
    }

    [Fact]
    public void There_is_no_other_document_type() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DocumentSchemas.Read((DocumentType)99));
}
