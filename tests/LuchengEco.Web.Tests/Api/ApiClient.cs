using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LuchengEco.Web.Tests.Api;

/// <summary>An answer of the API with its body as JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    public string Detail => Json.GetProperty("detail").GetString()!;
}

internal static class ApiClient
{
    public static Task<Answer> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    /// <summary>Sends the JSON text as it stands, so that a test can send what no serializer would write.</summary>
    public static Task<Answer> PutAsync(HttpClient client, string path, string? json) => SendAsync(client, HttpMethod.Put, path, json);

    public static Task<Answer> PostAsync(HttpClient client, string path, string? json = null) => SendAsync(client, HttpMethod.Post, path, json);

    public static async Task<Answer> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null, string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, contentType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>A problem as every error must be: its type, its code, its status, Chinese that says something.</summary>
    public static void AssertProblem(Answer answer, int status, string code)
    {
        Assert.True(status == (int)answer.Status && answer.ContentType == "application/problem+json", $"{(int)answer.Status} {answer.ContentType} {answer.Text}");
        Assert.Equal(code, answer.Code);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", answer.Json.GetProperty("title").GetString()!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{4,}", answer.Detail);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
    }
}
