using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;

namespace DataHub.Client;

/// <summary>Reads an answer, or throws what the hub refused.</summary>
internal static class Answer
{
    public static async Task<T> ReadAsync<T>(Task<HttpResponseMessage> call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await call.ConfigureAwait(false);
        await RequireSuccessAsync(response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("the hub answered null");
    }

    /// <exception cref="DataHubProblemException">The hub refused the call.</exception>
    /// <exception cref="HttpRequestException">Something in between answered in its place, without a problem document.</exception>
    public static async Task RequireSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            throw new HttpRequestException($"the answer is {(int)response.StatusCode} and no problem document", null, response.StatusCode);
        }

        var problem = await response.Content.ReadFromJsonAsync(ContractsJson.Wire.ProblemBody, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("the hub answered null");
        throw new DataHubProblemException(problem, response.Headers.RetryAfter?.Delta);
    }
}
