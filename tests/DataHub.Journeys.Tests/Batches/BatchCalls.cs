using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Json;
using DataHub.Contracts.Verifications;

namespace DataHub.Journeys.Tests.Batches;

/// <summary>What a platform does with batches, over real HTTP.</summary>
internal static class BatchCalls
{
    public const string Path = "/v1/batches";

    /// <summary>A row as NDJSON.</summary>
    public static string Row(VerificationRequest request, string? reference = null)
    {
        var row = JsonSerializer.SerializeToNode(request, ContractsJson.Wire.VerificationRequest)!.AsObject();
        row["reference"] = reference;
        return row.ToJsonString();
    }

    public static Task<HttpResponseMessage> PostFileAsync(this HttpClient http, string file, string? key, string type = "application/x-ndjson") => http.PostFileAsync(Encoding.UTF8.GetBytes(file), key, type);

    public static Task<HttpResponseMessage> PostFileAsync(this HttpClient http, byte[] file, string? key, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return http.SendAsync(request);
    }

    public static async Task<BatchResponse> BatchAsync(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.BatchResponse))!;
    }

    public static async Task<BatchResponse> WatchAsync(this HttpClient http, Guid id, Func<BatchResponse, bool> until)
    {
        for (var i = 0; i < 600; i++)
        {
            var batch = (await http.GetFromJsonAsync($"{Path}/{id}", ContractsJson.Wire.BatchResponse))!;
            if (until(batch))
            {
                return batch;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("the batch does not come that far");
    }

    public static async Task<List<BatchResultLine>> ResultsAsync(this HttpClient http, Guid id, string query = "") => await http.LinesAsync($"{Path}/{id}/results{query}", ContractsJson.Wire.BatchResultLine);

    public static async Task<List<BatchRejectLine>> RejectsAsync(this HttpClient http, Guid id, string query = "") => await http.LinesAsync($"{Path}/{id}/rejects{query}", ContractsJson.Wire.BatchRejectLine);

    private static async Task<List<T>> LinesAsync<T>(this HttpClient http, string path, JsonTypeInfo<T> type)
    {
        var response = await http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, type)!)];
    }
}
