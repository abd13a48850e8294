using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Core.Batches;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Batches;

/// <summary><c>/v1/batches</c>: watch, hold up and read batches. Another client's does not exist.</summary>
internal sealed class BatchEndpoints(IBatchStore batches, AuditTrail trail, TimeProvider time)
{
    /// <summary>Results read at once.</summary>
    private const int Page = 500;

    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static Problem NotFound => new(ErrorCodes.NotFound, "This client has no such batch.");

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var limit = QueryFields.Int(context.Request, "limit", 1, 200, errors) ?? 20;
        var before = QueryFields.Id(context.Request, "cursor", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var found = await batches.ListAsync(Owner(context), before, limit + 1, time.GetUtcNow(), cancellationToken);
        return new JsonAnswer<BatchListResponse>(
            new BatchListResponse([.. found.Take(limit).Select(Show)], found.Count > limit ? found[limit - 1].Id.ToString() : null), ContractsJson.Default.BatchListResponse);
    }

    public Task<IResult> GetAsync(Guid id, HttpContext context, CancellationToken cancellationToken) =>
        AnswerAsync(id, batches, context, time, StatusCodes.Status200OK, cancellationToken);

    public async Task<IResult> MoveAsync(Guid id, BatchState to, HttpContext context, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        var (from, action) = to switch
        {
            BatchState.Paused => ((BatchState[])[BatchState.Accepted, BatchState.Running], AuditActions.BatchPause),
            BatchState.Running => ([BatchState.Paused], AuditActions.BatchResume),
            _ => ([BatchState.Accepted, BatchState.Running, BatchState.Paused], AuditActions.BatchCancel),
        };
        var reason = to == BatchState.Running ? null : $"by {caller.ClientId}";
        var state = await batches.MoveAsync(id, Owner(context), from, to, reason, time.GetUtcNow(), trail.Event(caller, action, target: id.ToString()), cancellationToken);
        return state is null ? NotFound
            : state == to ? await GetAsync(id, context, cancellationToken)
            : new Problem(ErrorCodes.BatchState, $"The batch is {EnumNames<BatchState>.Of(state.Value)}; read it again.");
    }

    public Task<IResult> ResultsAsync(Guid id, HttpContext context, CancellationToken cancellationToken) => LinesAsync(
        id, context, ContractsJson.Default.BatchResultLine, async after => [.. (await batches.ResultsAsync(id, after, Page, cancellationToken)).Select(r => (r.Line, Show(r)))], cancellationToken);

    public Task<IResult> RejectsAsync(Guid id, HttpContext context, CancellationToken cancellationToken) => LinesAsync(
        id, context, ContractsJson.Default.BatchRejectLine,
        async after => [.. (await batches.RejectsAsync(id, after, Page, cancellationToken)).Select(r => (r.Line, new BatchRejectLine(r.Line, r.Reference, r.Code, r.Detail, r.Errors, Cursor(r.Line))))],
        cancellationToken);

    public static async Task<IResult> AnswerAsync(Guid id, IBatchStore batches, HttpContext context, TimeProvider time, int status, CancellationToken cancellationToken)
    {
        if (await batches.FindAsync(id, Owner(context), time.GetUtcNow(), cancellationToken) is not { } batch)
        {
            return NotFound;
        }

        context.Response.Headers.Location = $"/v1/batches/{id}";
        return new JsonAnswer<BatchResponse>(Show(batch), ContractsJson.Default.BatchResponse, status);
    }

    private async Task<IResult> LinesAsync<T>(Guid id, HttpContext context, JsonTypeInfo<T> type, Func<int, Task<IReadOnlyList<(int Line, T Body)>>> read, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var after = 0;
        if (QueryFields.Text(context.Request, "cursor", errors) is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            errors.Add("?cursor", "is no cursor of this hub: start again without one");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return await batches.FindAsync(id, Owner(context), time.GetUtcNow(), cancellationToken) is null ? NotFound : new Lines<T>(after, type, read);
    }

    private static BatchOwner Owner(HttpContext context) => new(context.Caller().ClientId, context.Caller().Divisions);

    private static string Cursor(int line) => line.ToString(CultureInfo.InvariantCulture);

    private static BatchResponse Show(BatchStatus b)
    {
        double? left = b is { State: BatchState.Running, RatePerSecond: > 0 } ? Math.Round((b.Rows - b.Rejected - b.Done) / b.RatePerSecond, 1) : null;
        return new BatchResponse(
            b.Id, EnumNames<BatchState>.Of(b.State), b.Reason, b.RestsUntil, EnumNames<BatchFormat>.Of(b.Format), b.CreatedAt, b.AcceptedAt, b.StartedAt, b.FinishedAt,
            b.Rows, b.Rejected, b.Done, b.NotFinal, b.Outcomes, Math.Round(b.RatePerSecond, 2), left);
    }

    private static BatchResultLine Show(BatchResult r) => new(
        r.Line, r.Reference, r.VerificationId, r.ExternalId, r.Division, r.Revision, r.Outcome is { } outcome ? EnumNames<Outcome>.Of(outcome) : null, r.Group, r.Final, r.DecidedAt,
        r.Papers?.Select(p => new PaperBody(p.Requirement, p.Material, p.OrElse, p.Reason)).ToList(), Cursor(r.Line));

    /// <summary>NDJSON, page after page; a reader that was cut off goes on with the cursor of its last line.</summary>
    private sealed class Lines<T>(int after, JsonTypeInfo<T> type, Func<int, Task<IReadOnlyList<(int Line, T Body)>>> read) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, at) = (httpContext.Response, after);
            response.ContentType = $"{BatchMedia.Ndjson}; charset=utf-8";
            using var json = new Utf8JsonWriter(response.BodyWriter, Unescaped);
            while (await read(at) is { Count: > 0 } page)
            {
                foreach (var (line, body) in page)
                {
                    JsonSerializer.Serialize(json, body, type);
                    json.Flush();
                    json.Reset();
                    response.BodyWriter.Write("\n"u8);
                    at = line;
                }

                await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
