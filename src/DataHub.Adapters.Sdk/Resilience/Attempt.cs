using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>
/// One attempt of a pull at one endpoint. The source is reached through it alone, so that no HTTP call goes past the source's quota:
/// every page, look at a ticket, second query and repeat takes a permit.
/// </summary>
public sealed class Attempt<TApi, TOptions>
    where TApi : class
    where TOptions : AdapterOptions
{
    private readonly Endpoint<TApi, TOptions> _endpoint;
    private readonly Permits _permits;
    private readonly TimeProvider _time;

    internal Attempt(Endpoint<TApi, TOptions> endpoint, PullContext context, Permits permits, TimeProvider time) =>
        (_endpoint, Context, _permits, _time) = (endpoint, context, permits, time);

    public PullContext Context { get; }
    public TOptions Options => _endpoint.Options;

    /// <summary>The handbook's table with the endpoint's overrides.</summary>
    public CodeTable Codes => _endpoint.Codes;

    /// <summary>Makes one call of the interface.</summary>
    /// <returns>The answer with whatever status; failed as throttled, without a call, when the quota is used up.</returns>
    /// <exception cref="OperationCanceledException">Cancelled, by the caller or by the attempt's timeout.</exception>
    public async ValueTask<HttpAnswer> SendAsync(Func<TApi, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) =>
        await _permits.TakeAsync(cancellationToken).ConfigureAwait(false) is { } refused
            ? HttpAnswer.Failed(refused)
            : await SendUncountedAsync(send, cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a call that opens a session (an access token): the quota is the interface's, and such calls are none of it.</summary>
    /// <inheritdoc cref="SendAsync" path="/exception"/>
    public ValueTask<HttpAnswer> SendUncountedAsync(Func<TApi, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) =>
        HttpAnswer.ReadAsync(send(_endpoint.Api, cancellationToken), Options.MaxResponseBytes, _time, cancellationToken);
}
