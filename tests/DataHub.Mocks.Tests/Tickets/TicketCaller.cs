using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Tickets;

/// <summary>A caller of preferential treatment written from the handbook alone.</summary>
internal sealed class TicketCaller(RunningBureau running, string apiKey = "veterans-key-370102")
{
    public Task<(HttpStatusCode Status, JsonNode Body)> ApplyAsync(string id, string name = "张小雨") => ApplyAsync(new { idCard = id, name, purpose = "education" });

    public async Task<(HttpStatusCode Status, JsonNode Body)> ApplyAsync(object body) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/veterans/api/applications") { Content = JsonContent.Create(body) });

    public async Task<(HttpStatusCode Status, JsonNode Body)> PollAsync(string ticket) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/veterans/api/applications/{ticket}"));

    private async Task<(HttpStatusCode, JsonNode)> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("X-Api-Key", apiKey);
        using var answer = await running.Http.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
