using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DataHub.Cli.Tests.Arranging;

/// <summary>A hub that answers what a test says, on a port of its own, and remembers what it was asked.</summary>
public sealed class StubHub : IAsyncLifetime
{
    public const string Key = "dh_StubStubStubStubStubStubStubStubStubStubStub";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<StubAnswer>> _answers = new(StringComparer.Ordinal);
    private WebApplication _app = null!;

    public ConcurrentQueue<StubCall> Calls { get; } = [];

    /// <summary>The body of the latest answer.</summary>
    public string Sent { get; private set; } = "";

    public Uri Address => new(_app.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The answers to a call, in turn; the last one for good.</summary>
    /// <param name="call">Method and path, without the query.</param>
    public void Answers(string call, params IEnumerable<StubAnswer> answers) => _answers[call] = new(answers);

    /// <summary>The latest call of this method and path.</summary>
    public StubCall Latest(string call) => Calls.Last(c => c.Name == call);

    /// <summary>Runs the program against this hub, with its key.</summary>
    internal Task<Ended> RunAsync(params string[] args) => RunWithInputAsync(null, args);

    internal Task<Ended> RunWithInputAsync(string? input, params string[] args) => CliProcess.RunAsync(CliProcess.Prepare(Environment(), args), input);

    internal Dictionary<string, string> Environment() => new(StringComparer.Ordinal) { ["DATAHUB_ADDRESS"] = Address.ToString(), ["DATAHUB_KEY"] = Key };

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new StubCall(
            $"{context.Request.Method} {context.Request.Path}", Uri.UnescapeDataString(context.Request.QueryString.Value!), await reader.ReadToEndAsync(),
            context.Request.Headers.Authorization.ToString(), context.Request.Headers.IfMatch.ToString(), context.Request.Headers.IfNoneMatch.ToString(),
            context.Request.Headers["Idempotency-Key"].ToString());
        Calls.Enqueue(call);
        var answer = Next(call.Name) ?? StubAnswer.Problem(404, "not-found", "There is no such object");
        await Task.Delay(answer.Delay, context.RequestAborted);
        Sent = answer.Body;
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
    }

    private StubAnswer? Next(string call)
    {
        if (!_answers.TryGetValue(call, out var queue))
        {
            return null;
        }

        return queue.Count > 1 && queue.TryDequeue(out var next) ? next : queue.TryPeek(out var last) ? last : null;
    }
}

/// <summary>What the stub was asked.</summary>
public sealed record StubCall(string Name, string Query, string Body, string Authorization, string IfMatch, string IfNoneMatch, string IdempotencyKey);
