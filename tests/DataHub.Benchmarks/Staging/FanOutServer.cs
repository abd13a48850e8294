using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Benchmarks.Staging;

/// <summary>
/// The baseline, in a process of its own: takes the same requests as the hub, makes the same calls of that family all at once with a
/// plain <see cref="HttpClient"/>, reads the answers, and answers as many bytes as the hub did. It signs, checks, decides and stores nothing.
/// </summary>
internal static class FanOutServer
{
    public const string Role = "serve-fan-out";

    /// <summary>Header by which the load generator names the family; the hub ignores it.</summary>
    public const string FamilyHeader = "X-Family";

    /// <param name="file">JSON of the families' calls, in their order.</param>
    public static async Task<int> RunAsync(string file, CancellationToken cancellationToken)
    {
        var families = JsonSerializer.Deserialize<FamilyCalls[]>(await File.ReadAllBytesAsync(file, cancellationToken), JsonSerializerOptions.Web)!;
        using var sources = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
        var filler = Filler(families.Max(f => f.AnswerLength));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Listen(IPAddress.Loopback, 0);
        });
        await using var app = builder.Build();
        app.Run(context => context.Request.Path == "/allocated" ? AllocatedAsync(context) : AnswerAsync(context));
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await Console.In.ReadToEndAsync(cancellationToken); // Ends with the process that started it.
        await app.StopAsync(cancellationToken);
        return 0;

        async Task AnswerAsync(HttpContext context)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, CancellationToken.None);
            var family = families[int.Parse(context.Request.Headers[FamilyHeader]!, CultureInfo.InvariantCulture)];
            var answers = await Task.WhenAll(family.Calls.Select(call => AskAsync(sources, call)));
            context.Response.StatusCode = answers.All(good => good) ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = family.AnswerLength;
            context.Response.BodyWriter.Write(filler.AsSpan(0, family.AnswerLength));
        }
    }

    /// <returns>False when the source did not answer as it answered the hub: then the baseline would be spared work.</returns>
    private static async Task<bool> AskAsync(HttpClient sources, RecordedCall call)
    {
        using var request = call.ToRequest();
        using var response = await sources.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return (int)response.StatusCode == call.Status && Math.Abs(body.Length - call.AnswerLength) <= 32;
    }

    private static Task AllocatedAsync(HttpContext context) =>
        context.Response.WriteAsync(GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture), context.RequestAborted);

    private static byte[] Filler(int length)
    {
        var filler = new byte[length];
        filler.AsSpan().Fill((byte)' ');
        "{\"final\":true}"u8.CopyTo(filler);
        return filler;
    }
}
