using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Gateway;

/// <summary>A caller of the gateway written from the handbook alone.</summary>
internal sealed class GatewayCaller(RunningBureau running)
{
    private const string Sid = "s_370102_enrolment", AppKey = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";
    private int _sequence;

    public string Secret { get; set; } = "";

    public string Now => running.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString();

    public static string Sign(string key, string text) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)));

    public static async Task<GatewayCaller> WithSecretAsync(RunningBureau running)
    {
        var caller = new GatewayCaller(running);
        (await caller.RefreshAsync()).Code().ShouldBe("0");
        return caller;
    }

    public async Task<JsonNode> RefreshAsync()
    {
        var rtime = Now;
        var answer = await running.Http.PostAsJsonAsync("/gateway/sysapi/auth/refreshappsecret",
            new { sid = Sid, rid = "r_refresh", rtime, sign = Sign(AppKey, Sid + "r_refresh" + rtime) });
        var body = await ReadAsync(answer);
        if (body["data"]?["secret"]?.GetValue<string>() is { } encrypted) Secret = Decrypt(encrypted);
        return body;
    }

    public string NextSerial() => $"20260601370102{++_sequence:00000000}";

    public object User(string? serial = null) => new { userDept = "370102", userName = "enrolment-hub", reason = "义务教育招生入学核验", serial = serial ?? NextSerial() };

    public Task<JsonNode> AskAsync(string rid, object query, string? serial = null) => PostAsync(rid, JsonSerializer.Serialize(new { query, user = User(serial) }));

    public async Task<JsonNode> PostAsync(string rid, string body, Action<Dictionary<string, string>>? headers = null) => await ReadAsync(await SendAsync(rid, body, headers));

    public async Task<HttpResponseMessage> SendAsync(string rid, string body, Action<Dictionary<string, string>>? headers = null)
    {
        var rtime = Now;
        var all = new Dictionary<string, string> { ["gjgxjhpt_rid"] = rid, ["gjgxjhpt_sid"] = Sid, ["gjgxjhpt_rtime"] = rtime, ["gjgxjhpt_sign"] = Sign(Secret, Sid + rid + rtime) };
        headers?.Invoke(all);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/gateway/httpproxy") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in all) request.Headers.Add(name, value);
        return await running.Http.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue(answer.StatusCode.ToString());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static string Decrypt(string encrypted)
    {
        var bytes = Convert.FromBase64String(encrypted);
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(AppKey);
        return Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
    }
}

internal static class GatewayAnswer
{
    public static string Code(this JsonNode answer) => answer["code"]!.GetValue<string>();

    public static string Compact(this JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
