using System.Net.Http.Headers;
using System.Security.Authentication;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;
using Refit;

namespace DataHub.Adapters.Sdk.Http;

/// <summary>A complete HTTP answer with its bytes, or why there is none.</summary>
public readonly record struct HttpAnswer
{
    private HttpAnswer(int status, byte[] body, DateTimeOffset? retryAt) => (Status, Body, RetryAt) = (status, body, retryAt);

    private HttpAnswer(PullFailure failure) => (Failure, Body) = (failure, []);

    public int Status { get; }
    public byte[] Body { get; }

    /// <summary>From <c>Retry-After</c>, seconds or date.</summary>
    public DateTimeOffset? RetryAt { get; }

    /// <summary>Set when no complete answer came: connection failures are transient, a TLS failure is configuration, too large is drift.</summary>
    public PullFailure? Failure { get; }

    /// <summary>Why it is no answer to be read: it did not come whole, or its status is another than 200.</summary>
    /// <returns>Null for one that is.</returns>
    public PullFailure? Refusal(CodeTable codes) => Failure ?? (Status == 200 ? null : codes.HttpFailure(Status, RetryAt));

    public static HttpAnswer Failed(PullFailure failure) => new(failure);

    /// <summary>Awaits the response and reads its body into one array of at most <paramref name="maxBytes"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, by the caller or by the attempt's timeout.</exception>
    public static async ValueTask<HttpAnswer> ReadAsync(
        Task<HttpResponseMessage> sending, int maxBytes, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await sending.ConfigureAwait(false);
            var body = await HttpBody.ReadAsync(response.Content, maxBytes, cancellationToken).ConfigureAwait(false);
            return body is null
                ? new HttpAnswer(new PullFailure(ErrorClass.Drift, "oversized", $"the answer is larger than {maxBytes} bytes; raise MaxResponseBytes if the source may answer so much", Field: "body"))
                : new HttpAnswer((int)response.StatusCode, body, RetryAtOf(response.Headers.RetryAfter, time));
        }
        catch (ApiRequestException failure) when (failure.InnerException is HttpRequestException cause)
        {
            return new HttpAnswer(Explain(cause));
        }
        catch (HttpRequestException failure)
        {
            return new HttpAnswer(Explain(failure));
        }
        catch (IOException)
        {
            return new HttpAnswer(new PullFailure(ErrorClass.Transient, "connection-reset", $"the connection broke while the answer came; {FailureAdvice.AskedAgain}"));
        }
    }

    /// <summary>In our words: an exception's own message may quote the address, which can carry a person's data.</summary>
    private static PullFailure Explain(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new(ErrorClass.Configuration, "tls", "the TLS connection could not be made: check the certificates of both sides"),
        _ when failure.InnerException is AuthenticationException => new(ErrorClass.Configuration, "tls", "the TLS connection could not be made: check the certificates of both sides"),
        HttpRequestError.NameResolutionError => new(ErrorClass.Transient, "name-resolution", $"the source's host name could not be resolved; {FailureAdvice.AskedAgain}; If it lasts, check BaseAddress and DNS"),
        HttpRequestError.ConnectionError => new(ErrorClass.Transient, "connection-failed", $"no connection to the source; {FailureAdvice.AskedAgain}; If it lasts, check BaseAddress, network and firewall"),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new(ErrorClass.Drift, "malformed", "the source's answer is no valid HTTP; check that BaseAddress is the source's own", Field: "body"),
        _ => new(ErrorClass.Transient, "connection-reset", $"the connection broke before the answer was complete; {FailureAdvice.AskedAgain}"),
    };

    private static DateTimeOffset? RetryAtOf(RetryConditionHeaderValue? header, TimeProvider time) =>
        header is null ? null : header.Date ?? (header.Delta is { } delta ? time.GetUtcNow() + delta : null);
}
