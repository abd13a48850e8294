using System.Net;
using System.Net.Http.Headers;
using DataHub.Adapters.Sdk.Http;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Http;

public sealed class HttpAnswerTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(10_000)]
    public async Task Reads_what_came_announced_or_not(int length)
    {
        var body = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();

        (await ReadAsync(new StreamContent(new MemoryStream(body)))).Body.ShouldBe(body);
        (await ReadAsync(new StreamContent(new Unannounced(body)))).Body.ShouldBe(body);
    }

    [Fact]
    public async Task Stops_reading_at_the_limit()
    {
        var endless = new Unannounced(new byte[10_000_000]);

        var answer = await ReadAsync(new StreamContent(endless));

        answer.Failure.ShouldNotBeNull().Code.ShouldBe("oversized");
        endless.Given.ShouldBeLessThan(50_000);
    }

    [Fact]
    public async Task An_answer_shorter_than_announced_is_transient()
    {
        var content = new StreamContent(new Unannounced(new byte[10]));
        content.Headers.ContentLength = 20;

        (await ReadAsync(content)).Failure.ShouldNotBeNull().Class.ShouldBe(ErrorClass.Transient);
    }

    [Fact]
    public async Task Says_when_to_come_back()
    {
        var seconds = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) } };
        var date = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(Time.GetUtcNow().AddHours(1)) } };

        (await HttpAnswer.ReadAsync(Task.FromResult(seconds), 100, Time, default)).RetryAt.ShouldBe(Time.GetUtcNow().AddSeconds(7));
        (await HttpAnswer.ReadAsync(Task.FromResult(date), 100, Time, default)).RetryAt.ShouldBe(Time.GetUtcNow().AddHours(1));
    }

    [Theory]
    [InlineData(HttpRequestError.SecureConnectionError, ErrorClass.Configuration, "tls")]
    [InlineData(HttpRequestError.NameResolutionError, ErrorClass.Transient, "name-resolution")]
    [InlineData(HttpRequestError.InvalidResponse, ErrorClass.Drift, "malformed")]
    [InlineData(HttpRequestError.Unknown, ErrorClass.Transient, "connection-reset")]
    public async Task Tells_failures_apart_without_quoting_them(HttpRequestError error, ErrorClass errorClass, string code)
    {
        var sending = Task.FromException<HttpResponseMessage>(new HttpRequestException(error, "http://bureau.invalid/?name=张伟"));

        var failure = (await HttpAnswer.ReadAsync(sending, 100, Time, default)).Failure.ShouldNotBeNull();

        (failure.Class, failure.Code).ShouldBe((errorClass, code));
        failure.Message.ShouldNotContain("张伟");
    }

    private static ValueTask<HttpAnswer> ReadAsync(HttpContent content) =>
        HttpAnswer.ReadAsync(Task.FromResult(new HttpResponseMessage { Content = content }), 20_000, Time, default);

    /// <summary>A body that comes in pieces and does not tell its length.</summary>
    private sealed class Unannounced(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;

        public int Given { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
            Given += read;
            return read;
        }
    }
}
