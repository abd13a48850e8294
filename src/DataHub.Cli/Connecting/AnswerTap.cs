namespace DataHub.Cli.Connecting;

/// <summary>Keeps the latest answer's text, so that <c>--json</c> prints what the hub said and not what this version understands of it.</summary>
internal sealed class AnswerTap() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public string Latest { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Latest = await response.Content.ReadAsStringAsync(cancellationToken);
        return response;
    }
}
