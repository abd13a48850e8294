using System.Net.Http.Json;
using System.Text;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;

namespace DataHub.Journeys.Tests;

/// <summary>What every test of a refusal asks for.</summary>
internal static class Answers
{
    /// <summary>The problem document of a refusal: right media type, status as in the body, a code, a trace id, no inner workings.</summary>
    public static async Task<ProblemBody> ProblemAsync(this HttpResponseMessage response, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", text);
        var problem = (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.ProblemBody))!;
        problem.Code.ShouldBe(code, text);
        problem.Status.ShouldBe((int)response.StatusCode);
        problem.Type.ShouldBe($"urn:datahub:error:{code}");
        problem.TraceId.Length.ShouldBe(32);
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Exception");
        return problem;
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient http, string path, string json, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return http.SendAsync(request);
    }
}
