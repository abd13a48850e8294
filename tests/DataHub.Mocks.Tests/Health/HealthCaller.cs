using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Schemes.Health;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Health;

/// <summary>A caller of the birth register. Its cipher is the bureau's own, which <see cref="Signing.VectorTests"/> holds to the handbook.</summary>
internal sealed class HealthCaller(RunningBureau running)
{
    private readonly SmCipher _sm = new("health-sign-secret", "0123456789abcdeffedcba9876543210");
    private int _nonces;

    public async Task<JsonNode> AskAsync(object query)
    {
        var answer = await SendAsync(Envelope(JsonSerializer.Serialize(query)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return Open((await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public Task<HttpResponseMessage> SendAsync(JsonNode envelope) => running.Http.PostAsJsonAsync("/health/api/birth/verify", envelope);

    public JsonObject Envelope(string plain)
    {
        var envelope = new JsonObject
        {
            ["appId"] = "enrol-hub",
            ["timestamp"] = running.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(),
            ["nonce"] = $"nonce{++_nonces:0000000000}",
            ["cipher"] = _sm.Encrypt(Encoding.UTF8.GetBytes(plain)),
        };
        return Sign(envelope);
    }

    public JsonObject Sign(JsonObject envelope)
    {
        envelope["sign"] = SignOf(envelope);
        return envelope;
    }

    /// <summary>Checks the sign before it decrypts, as a caller must.</summary>
    public JsonNode Open(JsonNode envelope)
    {
        envelope["sign"]!.GetValue<string>().ShouldBe(SignOf(envelope));
        return JsonNode.Parse(_sm.Decrypt(envelope["cipher"]!.GetValue<string>())!)!;
    }

    public string SignOf(JsonNode e) => _sm.Sign(string.Concat(new[] { "appId", "timestamp", "nonce", "cipher" }.Select(n => e[n]!.GetValue<string>())));
}
