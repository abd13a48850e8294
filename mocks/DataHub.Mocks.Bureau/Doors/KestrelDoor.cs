using System.Buffers;
using System.Net;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Mocks.Bureau.Doors;

/// <summary>The bureau on Kestrel without routing, logging or middleware: one terminal delegate on loopback.</summary>
internal sealed class KestrelDoor : IDoor
{
    private readonly WebApplication _app;

    private KestrelDoor(WebApplication app, Uri baseAddress)
    {
        _app = app;
        BaseAddress = baseAddress;
    }

    public Uri BaseAddress { get; }

    public static async Task<IDoor> OpenAsync(BureauCore core, int port, TimeProvider clock, Action<ServedCall>? watch, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Listen(IPAddress.Loopback, port);
        });
        var app = builder.Build();
        app.Run(context => AnswerAsync(core, context, clock, watch));
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new KestrelDoor(app, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task AnswerAsync(BureauCore core, HttpContext context, TimeProvider clock, Action<ServedCall>? watch)
    {
        var began = watch is null ? 0 : clock.GetTimestamp();
        var request = context.Request;
        var reader = request.BodyReader;
        // No token on the fast path: asking for RequestAborted makes a token source for each request, and a lost
        // connection ends the read by itself.
        var read = await reader.ReadAsync(CancellationToken.None);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(CancellationToken.None);
        }
        // Nearly every body lies in one segment and is read where it lies.
        var body = read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray();
        var answer = core.Answer(new BureauRequest(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", request.Headers, body));
        reader.AdvanceTo(read.Buffer.End);

        if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, clock, context.RequestAborted);
        if (answer.Reset)
        {
            context.Abort();
            return;
        }
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (answer.RetryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.BodyWriter.Write(answer.Body.Span); // sent with the headers in one go when the request ends
        if (watch is not null && answer.Item is { } item) watch(new ServedCall(item, answer.Subjects, began, clock.GetTimestamp()));
    }
}
