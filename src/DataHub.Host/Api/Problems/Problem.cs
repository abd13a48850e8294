using System.Diagnostics;
using System.Text.Json;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using Microsoft.Net.Http.Headers;

namespace DataHub.Host.Api.Problems;

/// <summary>An RFC 9457 answer. Details and messages never quote a person's data.</summary>
internal sealed class Problem(string code, string? detail = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) : IResult
{
    public string Code => code;
    public string? Detail => detail;
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors => errors;

    /// <summary>Seconds that the caller should wait.</summary>
    public int? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (status, title) = ErrorCatalogue.Of(code);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers[HeaderNames.WWWAuthenticate] =
                code == ErrorCodes.Unauthenticated ? "Bearer realm=\"datahub\"" : "Bearer realm=\"datahub\", error=\"invalid_token\"";
        }

        var body = new ProblemBody
        {
            Type = "urn:datahub:error:" + code,
            Title = title,
            Status = status,
            Detail = detail,
            Code = code,
            Errors = errors,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
        };
        await JsonSerializer.SerializeAsync(response.BodyWriter, body, ContractsJson.Wire.ProblemBody, httpContext.RequestAborted);
    }
}
