using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LuchengEco.Web.Resources;
using LuchengEco.Web.Tests.Hosting;
using static LuchengEco.Web.Tests.Api.ApiClient;

namespace LuchengEco.Web.Tests.Api;

/// <summary>Whoever reads the API reads Chinese: each field of each schema says what it is.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed partial class FieldTextTests(EcoHostFixture host)
{
    [Fact]
    public async Task OpenApi_EveryField_HasAChineseDescription()
    {
        var fields = await FieldsAsync();

        Assert.True(fields.Count > 300, $"{fields.Count} fields");
        var silent = fields.Where(field => !Chinese().IsMatch(field.Text)).Select(field => $"{field.Schema}.{field.Name}").Distinct().ToList();
        Assert.True(silent.Count == 0, $"{silent.Count} of {fields.Count} fields without text: {string.Join(' ', silent)}");
    }

    [Fact]
    public async Task OpenApi_EveryTextOfAField_IsOfAFieldThatExists()
    {
        var fields = await FieldsAsync();
        var schemas = typeof(EcoUrls).Assembly.GetTypes().Select(type => type.Name).Concat(fields.Select(field => field.Schema)).ToHashSet();
        var names = fields.Select(field => field.Name).ToHashSet();
        var texts = ApiText.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<DictionaryEntry>()
            .Select(entry => ((string)entry.Key).Split('_')).Where(key => key[0] == "Field").ToList();

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, key => !names.Contains(key[^1]) || (key.Length > 2 && !schemas.Contains(key[1])));
    }

    /// <summary>Every field of the document with its description, of the schemas that have a name and of those of bodies.</summary>
    private async Task<List<(string Schema, string Name, string Text)>> FieldsAsync()
    {
        using var client = host.CreateClient();
        var document = (await GetAsync(client, "/openapi/v1.json")).Json;
        return
        [
            .. document.GetProperty("components").GetProperty("schemas").EnumerateObject().SelectMany(schema => Below(schema.Name, schema.Value)),
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => Below(path.Name, path.Value)),
        ];
    }

    private static IEnumerable<(string Schema, string Name, string Text)> Below(string schema, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Below(schema, item)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(part => part is { Name: "properties", Value.ValueKind: JsonValueKind.Object }
            ? part.Value.EnumerateObject().SelectMany(field => Below(schema, field.Value).Prepend((schema, field.Name, TextOf(field.Value))))
            : Below(schema, part.Value)),
        _ => [],
    };

    private static string TextOf(JsonElement field) => field.TryGetProperty("description", out var text) ? text.GetString() ?? "" : "";

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2}")]
    private static partial Regex Chinese();
}
