using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DataHub.Journeys.Tests.Observing;

/// <summary>What nobody foresaw is told without a word of what a family typed: neither the answer nor a log holds the exception's message.</summary>
public sealed class UnexpectedErrorTests(UnexpectedErrorTests.BrokenHub hub) : IClassFixture<UnexpectedErrorTests.BrokenHub>
{
    private const string Name = "张小雨";

    [Fact]
    public async Task A_fault_is_told_by_its_type_and_place_alone()
    {
        Store.Fault = new InvalidOperationException($"no family of {Name}", new FormatException($"{Name} is no number"));
        var caller = await hub.CallerAsync("37", Scopes.VerifyRead);

        var answer = await caller.GetAsync($"/v1/verifications/{Guid.Empty}");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Name);
        hub.Logs.ShouldNotContain(line => line.Contains(Name));
        var told = hub.Logs.Where(line => line.Contains("InvalidOperationException < FormatException")).ShouldHaveSingleItem();
        told.ShouldContain("/v1/verifications/{id:guid}");
        told.ShouldContain(nameof(Store));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_as_such()
    {
        Store.Fault = new StoreUnavailableException(new NpgsqlException("away"));
        var answer = await (await hub.CallerAsync("37", Scopes.VerifyRead)).GetAsync($"/v1/verifications/{Guid.Empty}");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
    }

    /// <summary>A hub whose store of verifications fails at every call.</summary>
    public sealed class BrokenHub : RunningHub
    {
        private readonly Recorder _recorder = new();

        public IReadOnlyCollection<string> Logs => _recorder.Lines;

        protected override void Configure(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton(DispatchProxy.Create<IVerificationStore, Store>());
            builder.Logging.AddProvider(_recorder);
        }

        protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Jobs:Enabled=false"];
    }

    public class Store : DispatchProxy
    {
        public static Exception Fault { get; set; } = new InvalidOperationException();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw Fault;
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
