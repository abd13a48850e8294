namespace DataHub.Benchmarks.Staging;

/// <summary>
/// Notes the calls that the hub makes to its sources while one family at a time is verified. Fetching a token or a session secret
/// is no call for a family: the hub does it once in half an hour.
/// </summary>
internal sealed class CallRecorder
{
    private static readonly string[] Sessions = ["/gateway/sysapi/auth/refreshappsecret", "/natural/oauth/token"];
    private readonly List<RecordedCall> _calls = [];

    public DelegatingHandler Handler() => new Recording(this);

    /// <summary>What was noted since it was last taken.</summary>
    public IReadOnlyList<RecordedCall> Take()
    {
        lock (_calls)
        {
            RecordedCall[] taken = [.. _calls];
            _calls.Clear();
            return taken;
        }
    }

    private sealed class Recording(CallRecorder recorder) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : null;
            var response = await base.SendAsync(request, cancellationToken);
            if (!Sessions.Contains(request.RequestUri!.AbsolutePath))
            {
                var call = await RecordedCall.OfAsync(request, body, response, cancellationToken);
                lock (recorder._calls)
                {
                    recorder._calls.Add(call);
                }
            }

            return response;
        }
    }
}
