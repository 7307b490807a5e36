using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Sentinel.Http.Approvals;
using Sentinel.Http.Verify;
using Sentinel.Schemas;
using Sentinel.Validation;
using Xunit;

namespace Sentinel.Tests.Http.OpenApi;

public sealed class OpenApiTests(HttpFixture http) : IClassFixture<HttpFixture>
{
    private static readonly DocumentValidator Validator = new();

    [Fact]
    public async Task The_service_serves_the_document()
    {
        var response = await http.GetAsync("/openapi/v1.json");
        var served = JsonNode.Parse(await HttpFixture.TextAsync(response));

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("3.1.1", served!["openapi"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(Documented.Root, served));
    }

    [Fact]
    public void What_is_served_is_documented_with_its_scope_and_what_is_documented_is_served()
    {
        var served = http.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method =>
                $"{method} {endpoint.RoutePattern.RawText}, scope {endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy}"));
        var documented = Documented.Operations
            .Select(operation => $"{operation.Method} {operation.Path}, scope {Documented.ScopeOf(operation.Operation)}");

        Assert.Equal(documented.Order(), served.Order());
    }

    [Fact]
    public void A_reader_of_OpenAPI_finds_nothing_wrong_with_the_document()
    {
        var read = OpenApiDocument.Parse(Documented.Root.ToJsonString(), OpenApiConstants.Json);

        Assert.Empty(read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings).Select(error => error.ToString()));
        Assert.Equal(Documented.Root["paths"]!.AsObject().Select(path => path.Key), read.Document!.Paths.Keys);
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = References(Documented.Root).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Documented.Resolve(reference));
    }

    [Theory]
    [InlineData(DocumentType.Intent)]
    [InlineData(DocumentType.Context)]
    [InlineData(DocumentType.Plan)]
    [InlineData(DocumentType.Approval)]
    [InlineData(DocumentType.Report)]
    public void A_contract_is_a_schema_of_the_document(DocumentType type)
    {
        var contract = JsonNode.Parse(DocumentSchemas.Read(type))!;
        var schema = Documented.Root["components"]!["schemas"]![type.ToString()]!;

        Assert.Equal(
            contract["properties"]!.ToJsonString().Replace("#/definitions/uuid", "#/components/schemas/Uuid", StringComparison.Ordinal),
            schema["properties"]!.ToJsonString());
        Assert.Equal(contract["required"]!.ToJsonString(), schema["required"]!.ToJsonString());
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void The_example_requests_are_taken()
    {
        var errors = new List<ValidationError>();

        Assert.Empty(Validator.Validate(DocumentType.Intent, Request("submitIntent")).Errors);
        Assert.Empty(Validator.Validate(DocumentType.Report, Request("reportExecution")).Errors);
        Assert.NotNull(ApprovalRequest.Read(Request("decidePlan"), errors));
        Assert.NotNull(VerifyRequest.Read(Request("verifyApproval"), errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void The_example_answers_hold_valid_documents_and_the_properties_of_their_schemas()
    {
        var answers = Documented.Operations
            .SelectMany(documented => documented.Operation["responses"]!.AsObject())
            .Select(answer => Documented.Resolve(answer.Value!)["content"]?["application/json"])
            .Where(content => content?["example"] is not null)
            .ToList();

        Assert.NotEmpty(answers);
        foreach (var answer in answers)
        {
            var example = answer!["example"]!.AsObject();
            var schema = Documented.Resolve(answer["schema"]!);
            Assert.Empty(example.Select(property => property.Key).Except(schema["properties"]!.AsObject().Select(property => property.Key)));
            AssertValid(DocumentType.Plan, example["plan"]);
            AssertValid(DocumentType.Approval, example["approval"]);
        }
    }

    [Fact]
    public void The_page_is_made_from_the_document() => ApiPageFile.Verify(ApiPage.Render());

    private static byte[] Request(string operationId)
    {
        var operation = Documented.Operations.Single(documented => documented.Operation["operationId"]!.GetValue<string>() == operationId).Operation;
        return Encoding.UTF8.GetBytes(operation["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString());
    }

    private static void AssertValid(DocumentType type, JsonNode? document)
    {
        if (document is not null)
        {
            Assert.Empty(Validator.Validate(type, Encoding.UTF8.GetBytes(document.ToJsonString())).Errors);
        }
    }

    private static IEnumerable<JsonObject> References(JsonNode? node) => node switch
    {
        JsonObject found when found["$ref"] is JsonValue => [found],
        JsonObject found => found.SelectMany(property => References(property.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };
}
