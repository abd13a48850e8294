using DataHub.Mocks.Bureau.Wire;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.Exceptions;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace DataHub.Mocks.Bureau.Doors;

/// <summary>
/// The bureau on WireMock.Net: one mapping per root path, each with a callback. One per person would be exact and
/// useless, since WireMock tries the mappings one after the other.
/// </summary>
internal sealed class WireMockDoor : IDoor
{
    /// <summary>WireMock looks through the whole log after every request: 500 entries cost 400 µs a call, 50 some 50 µs.</summary>
    private const int LoggedRequests = 50;

    private readonly WireMockServer _server;

    private WireMockDoor(WireMockServer server) => _server = server;

    public Uri BaseAddress => new(_server.Urls[0]);

    public static IDoor Open(BureauCore core, int port, TimeProvider clock)
    {
        var server = Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{port}"],
            MaxRequestLogCount = LoggedRequests,
            StartAdminInterface = false,
            // The bureau reads bodies itself; WireMock's own reading would cost time and break GB18030.
            DisableJsonBodyParsing = true,
            DisableDeserializeFormUrlEncoded = true,
        });
        foreach (var root in core.Roots)
        {
            server.Given(Request.Create().WithPath(new WildcardMatcher($"/{root}/*")).UsingAnyMethod()).RespondWith(new BureauProvider(core, clock));
        }
        return new WireMockDoor(server);
    }

    public ValueTask DisposeAsync()
    {
        _server.Stop();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private static WireMockServer Start(WireMockServerSettings settings)
    {
        try
        {
            return WireMockServer.Start(settings);
        }
        catch (WireMockException wrong)
        {
            // As Kestrel reports a port that is taken.
            throw new IOException(wrong.GetBaseException().Message, wrong);
        }
    }

    private sealed class BureauProvider(BureauCore core, TimeProvider clock) : IResponseProvider
    {
        public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage message, WireMockServerSettings settings)
        {
            var request = context.Request;
            var answer = core.Answer(new BureauRequest(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", request.Headers, message.BodyAsBytes));
            if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, clock, context.RequestAborted);
            if (answer.Reset) context.Abort();
            var headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = answer.ContentType };
            if (answer.RetryAfter is { } seconds) headers["Retry-After"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return (new ResponseMessage
            {
                StatusCode = answer.Status,
                Headers = headers,
                BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body.ToArray() },
            }, null);
        }
    }
}
