using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Md5Sign;

/// <summary>Makes calls with signed parameters and tells answers from refusals, which come with HTTP 200.</summary>
public sealed class Md5SignCaller(TimeProvider time)
{
    /// <param name="parameters">The business parameters; empty ones are left out.</param>
    /// <param name="send">Makes the call with all parameters, those of the scheme included, unescaped.</param>
    /// <returns>The envelope as it came (<c>NO_DATA</c> is an answer too), or the failure that its code stands for.</returns>
    public async ValueTask<Fetched> CallAsync<TApi, TOptions>(
        Attempt<TApi, TOptions> attempt, IEnumerable<KeyValuePair<string, string?>> parameters,
        Func<TApi, IReadOnlyDictionary<string, string>, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
        where TApi : class
        where TOptions : Md5SignOptions
    {
        var (options, codes) = (attempt.Options, attempt.Codes);
        var signed = Md5Signature.Signed(parameters, options.AppKey, options.AppSecret, time.GetUtcNow());
        var answer = await attempt.SendAsync((api, token) => send(api, signed, token), cancellationToken).ConfigureAwait(false);
        if (answer.Refusal(codes) is { } refusal)
        {
            return Fetched.Failed(refusal);
        }

        return Md5SignEnvelope.RefusalIn(answer.Body) is { } code
            ? Fetched.Failed(codes.Failure(code, "errorCode"))
            : Fetched.Answered(Md5SignEnvelope.Format, answer.Body);
    }
}
