using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Property;

/// <summary>A caller of the title register written from the handbook alone.</summary>
internal sealed class PropertyCaller(RunningBureau running)
{
    public string Token { get; set; } = "never issued";

    public static async Task<PropertyCaller> WithTokenAsync(RunningBureau running)
    {
        var caller = new PropertyCaller(running);
        var answer = await caller.TokenAsync("enrol-hub", "natural-secret");
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        (body!["token_type"]!.GetValue<string>(), body["expires_in"]!.GetValue<int>()).ShouldBe(("Bearer", 1800));
        caller.Token = body["access_token"]!.GetValue<string>();
        return caller;
    }

    public Task<HttpResponseMessage> TokenAsync(string id, string secret, string grant = "client_credentials", string scope = "rights.read") =>
        running.Http.PostAsync("/natural/oauth/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["scope"] = scope,
        }));

    public async Task<HttpResponseMessage> SendAsync(object query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/natural/api/v2/rights/query") { Content = JsonContent.Create(query) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await running.Http.SendAsync(request);
    }

    public async Task<JsonNode> AskAsync(object query)
    {
        var answer = await SendAsync(query);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
