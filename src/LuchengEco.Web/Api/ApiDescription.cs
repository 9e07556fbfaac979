using System.Globalization;
using LuchengEco.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LuchengEco.Web.Api;

/// <summary>What an operation reads as its body; the framework cannot see it, because <see cref="ApiBody"/> reads it.</summary>
internal sealed record BodyDescription(Type Type, string Text, bool Required, string ContentType = "application/json");

/// <summary>Describes the API as an OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private const string Bearer = "bearer";

    /// <summary>Names an operation and the errors that are its own.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder operation, string name, string summary, params ReadOnlySpan<int> problems)
    {
        operation.WithName(name).WithSummary(summary);
        foreach (var status in problems)
            operation.ProducesProblem(status, ApiProblems.ContentType);
        return operation;
    }

    public static RouteHandlerBuilder WithBody<T>(this RouteHandlerBuilder operation, string text, bool required = true, string contentType = "application/json") =>
        operation.WithMetadata(new BodyDescription(typeof(T), text, required, contentType));

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = operation => operation.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.AddDocumentTransformer(DescribeDocumentAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddSchemaTransformer(DescribeSchemaAsync);
    }

    private static Task DescribeDocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = ApiText.DocumentTitle, Version = Document, Description = ApiText.DocumentDescription };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] =
            new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = ApiText.BearerDescription };
        foreach (var (name, schema) in document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            DescribeReferences(name, schema);
        // The address that the reader uses is its own; a proxy in front may know another.
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static async Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        if (!metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        foreach (var parameter in operation.Parameters ?? [])
            parameter.Description = TextOf("Parameter_" + parameter.Name);
        if (metadata.OfType<BodyDescription>().LastOrDefault() is { } body)
        {
            var schema = await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: cancellationToken);
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = body.Text,
                Required = body.Required,
                Content = new Dictionary<string, OpenApiMediaType> { [body.ContentType] = new() { Schema = schema } },
            };
        }
        foreach (var (status, response) in operation.Responses)
            response.Description = TextOf("Response" + status);
    }

    /// <summary>Decimals are JSON numbers, and a reader of the API reads Chinese: the comments of the code are not for them.</summary>
    private static Task DescribeSchemaAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(decimal) || type == typeof(decimal?))
        {
            schema.Type = type == typeof(decimal) ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Format = null;
        }
        schema.Description = context.JsonPropertyInfo is { } property
            ? FieldText(property.DeclaringType.Name, property.Name)
            : null;
        return Task.CompletedTask;
    }

    /// <summary>A field that is another schema has none of its own that could be described before all are made.</summary>
    private static void DescribeReferences(string name, IOpenApiSchema schema)
    {
        foreach (var (field, described) in schema.Properties?.ToList() ?? [])
        {
            // A description beside a reference is not written.
            if (described is OpenApiSchemaReference reference)
                schema.Properties![field] = new OpenApiSchema { AllOf = [reference], Description = FieldText(name, field) };
            else
                described.Description ??= FieldText(name, field);
        }
    }

    /// <summary>What a field is in its schema; where that says nothing of its own, what it is everywhere.</summary>
    private static string? FieldText(string schema, string field) => TextOf($"Field_{schema}_{field}") ?? TextOf("Field_" + field);

    private static string? TextOf(string name) => ApiText.ResourceManager.GetString(name, CultureInfo.InvariantCulture);
}
