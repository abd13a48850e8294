using System.Data.Common;
using System.Diagnostics;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using Microsoft.AspNetCore.Diagnostics;

namespace DataHub.Host.Api.Problems;

/// <summary>Turns what nobody caught into a problem document without inner workings.</summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: nobody reads an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException bad => new Problem(ErrorCatalogue.ForStatus(bad.StatusCode)),
            DbException { IsTransient: true } or StoreUnavailableException => Unavailable(),
            _ => Fault(),
        };
        if (problem.Code is ErrorCodes.InternalError or ErrorCodes.ServiceUnavailable)
        {
            Log.Failed(logger, Route(httpContext), Names(exception), exception.StackTrace);
        }

        // The headers set so far were cleared with the failed answer.
        SecurityHeaders.Set(httpContext);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The route's pattern, not the path: a path may hold what a person typed.</summary>
    private static string Route(HttpContext context) => (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "no route";

    /// <summary>Types from the outermost to the cause, with the database's code.</summary>
    private static string Names(Exception exception) =>
        exception.GetType().Name + (exception is DbException { SqlState: { } state } ? $" {state}" : "") + (exception.InnerException is { } inner ? $" < {Names(inner)}" : "");

    private static Problem Unavailable() => new(ErrorCodes.ServiceUnavailable, "The database does not answer. Ask again with the same Idempotency-Key.") { RetryAfter = 5 };

    private static Problem Fault() =>
        new(ErrorCodes.InternalError, $"Quote the trace id {Activity.Current?.TraceId.ToHexString()} to the operator; asking again with the same Idempotency-Key does no harm.");

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "A request to {Route} failed ({Exception}, its message may quote data and is left out){Stack}")]
        public static partial void Failed(ILogger logger, string route, string exception, string? stack);
    }
}
