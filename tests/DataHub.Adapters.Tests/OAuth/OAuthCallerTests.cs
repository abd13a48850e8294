using System.Net;
using System.Text;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.OAuth;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.OAuth;

public sealed class OAuthCallerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OAuthCaller _caller;
    private readonly Options _options = new() { ClientId = "enrol-hub", ClientSecret = "secret", Scope = "rights.read" };
    private string _tokenAnswer = """{"access_token":"t","token_type":"Bearer","expires_in":1800}""";
    private HttpStatusCode _tokenStatus = HttpStatusCode.OK;
    private int _tokens;
    private string? _form;

    public OAuthCallerTests() => _caller = new OAuthCaller(_time);

    [Fact]
    public async Task One_token_serves_concurrent_calls_until_it_ends()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(_ => 200)));
        _tokens.ShouldBe(1);
        _form.ShouldBe("grant_type=client_credentials&client_id=enrol-hub&client_secret=secret&scope=rights.read");

        _time.Advance(TimeSpan.FromSeconds(1771));
        await AskAsync(_ => 200);

        _tokens.ShouldBe(2);
    }

    [Fact]
    public async Task A_stale_token_is_renewed_and_the_call_repeated_once()
    {
        var headers = new List<string>();
        var answer = await AskAsync(header =>
        {
            headers.Add(header);
            return header == "Bearer t1" ? 401 : 200;
        }, numbered: true);

        answer.Status.ShouldBe(200);
        headers.ShouldBe(["Bearer t1", "Bearer t2"]);
    }

    [Fact]
    public async Task A_second_401_is_the_answer()
    {
        (await AskAsync(_ => 401)).Status.ShouldBe(401);

        _tokens.ShouldBe(2);
    }

    [Theory]
    [InlineData(400, "<html>", ErrorClass.Configuration, null)]
    [InlineData(401, "{}", ErrorClass.Authorisation, null)]
    [InlineData(503, "<html>", ErrorClass.Transient, null)]
    [InlineData(200, """{"token_type":"Bearer","expires_in":1800}""", ErrorClass.Drift, "access_token")]
    [InlineData(200, """{"access_token":"t","expires_in":"1800"}""", ErrorClass.Drift, "expires_in")]
    [InlineData(200, "<html>", ErrorClass.Drift, "body")]
    public async Task A_token_that_cannot_be_had_is_the_calls_failure(int status, string body, ErrorClass errorClass, string? field)
    {
        (_tokenStatus, _tokenAnswer) = ((HttpStatusCode)status, body);

        var failure = (await AskAsync(_ => throw new ShouldAssertException("called without a token"))).Failure.ShouldNotBeNull();

        (failure.Class, failure.Field).ShouldBe((errorClass, field));
    }

    [Theory]
    [InlineData(401, "invalid_client", ErrorClass.Authorisation, "invalid_client", "ClientSecret")]
    [InlineData(400, "invalid_client", ErrorClass.Authorisation, "invalid_client", "ClientSecret")]
    [InlineData(400, "invalid_scope", ErrorClass.Configuration, "invalid_scope", "Scope")]
    [InlineData(400, "unauthorized_client", ErrorClass.Authorisation, "unauthorized_client", "department")]
    [InlineData(400, "unsupported_grant_type", ErrorClass.Configuration, "unsupported_grant_type", "BaseAddress")]
    [InlineData(400, "张伟", ErrorClass.Configuration, "token-refused", "ClientId")]
    [InlineData(403, "", ErrorClass.Authorisation, "token-refused", "ClientId")]
    public async Task A_refused_token_says_what_to_check(int status, string error, ErrorClass errorClass, string code, string advice)
    {
        (_tokenStatus, _tokenAnswer) = ((HttpStatusCode)status, $$"""{"error":"{{error}}","error_description":"enrol-hub"}""");

        var failure = (await AskAsync(_ => throw new ShouldAssertException("called without a token"))).Failure.ShouldNotBeNull();

        (failure.Class, failure.Code).ShouldBe((errorClass, code));
        failure.Message.ShouldContain(advice);
        failure.Message.ShouldNotContain("enrol-hub");
        failure.Message.ShouldNotContain("张伟");
    }

    private Task<HttpAnswer> AskAsync(Func<string, int> status, bool numbered = false) => _caller.CallAsync(
        _options, new CodeTable(new Dictionary<string, ErrorClass>()),
        async (form, token) =>
        {
            _form = await form.ReadAsStringAsync(token);
            var number = Interlocked.Increment(ref _tokens);
            await Task.Yield();
            return await AnswerAsync(_tokenStatus, numbered ? _tokenAnswer.Replace("\"t\"", $"\"t{number}\"", StringComparison.Ordinal) : _tokenAnswer);
        },
        (header, _) => AnswerAsync((HttpStatusCode)status(header), "{}"), default).AsTask();

    private ValueTask<HttpAnswer> AnswerAsync(HttpStatusCode status, string body) =>
        HttpAnswer.ReadAsync(Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) }), 1024, _time, default);

    private sealed class Options : OAuthOptions;
}
