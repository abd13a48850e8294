using DataHub.Contracts.Access;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Problems;
using DataHub.Core.Batches;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Reference;
using Microsoft.AspNetCore.Mvc;

namespace DataHub.Host.Api.Batches;

internal static class BatchRoutes
{
    public static void MapBatches(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/batches").WithTags("Batches");
        group.MapPost("", ([FromServices] BatchUpload handler, HttpContext context, CancellationToken cancellationToken) => handler.HandleAsync(context, cancellationToken))
            .RequireScope(Scopes.Batch).WithName("startBatch")
            .WithSummary("Verify a file of families")
            .WithDescription(
                "NDJSON (one request of POST /v1/verifications a line, with an optional reference) or CSV (docs/batches.md names the columns; charset=utf-8 or gb18030). "
                + "Up to 2,000,000 rows of at most 64 KiB, read as they come in. A row that cannot be taken is in the rejects with its line, and stops no other. "
                + "Nothing is worked on before the whole file is there; what is cut off is removed and sent anew under the same Idempotency-Key. The same key and file answer the same batch.")
            .Accepts<BatchRowRequest>(BatchMedia.Ndjson, BatchMedia.Csv)
            .Produces<BatchResponse>(StatusCodes.Status202Accepted, "application/json")
            .Problems(ErrorCodes.ValidationFailed, ErrorCodes.IdempotencyKeyRequired, ErrorCodes.BatchReceiving, ErrorCodes.BodyTooLarge, ErrorCodes.UnsupportedMediaType,
                ErrorCodes.IdempotencyMismatch, ErrorCodes.ServiceUnavailable);
        group.MapGet("", ([FromServices] BatchEndpoints handler, HttpContext context, CancellationToken cancellationToken) => handler.ListAsync(context, cancellationToken))
            .RequireScope(Scopes.Batch).WithName("listBatches").WithSummary("List batches").WithDescription("The caller's own, newest first.")
            .TextQuery("cursor", "Opaque cursor of the page before.").Query("limit", "1 to 200; 20 by default.")
            .Produces<BatchListResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.ValidationFailed);
        group.MapGet("{id:guid}", ([FromServices] BatchEndpoints handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.GetAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Batch).WithName("getBatch").WithSummary("Watch a batch").WithDescription("Rows by outcome, refused rows, the rate and the time left.")
            .Produces<BatchResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.NotFound);
        group.MapGet("{id:guid}/results", ([FromServices] BatchEndpoints handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.ResultsAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Batch).WithName("readBatchResults").WithSummary("Read the results of a batch")
            .WithDescription("One row a line, in the order of the file, as far as the batch is without a gap; each as its verification stands now. Go on with the cursor of the last line.")
            .TextQuery("cursor", "Of the last line that was read.")
            .Produces<BatchResultLine>(StatusCodes.Status200OK, BatchMedia.Ndjson).Problems(ErrorCodes.ValidationFailed, ErrorCodes.NotFound);
        group.MapGet("{id:guid}/rejects", ([FromServices] BatchEndpoints handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.RejectsAsync(id, context, cancellationToken))
            .RequireScope(Scopes.Batch).WithName("readBatchRejects").WithSummary("Read the rows that were not taken")
            .WithDescription("One row a line: its line in the file, what is wrong and how to mend it. Go on with the cursor of the last line.")
            .TextQuery("cursor", "Of the last line that was read.")
            .Produces<BatchRejectLine>(StatusCodes.Status200OK, BatchMedia.Ndjson).Problems(ErrorCodes.ValidationFailed, ErrorCodes.NotFound);
        Move(group, "pause", "pauseBatch", BatchState.Paused, "Pause a batch", "What is under way is seen through; no more rows are begun.");
        Move(group, "resume", "resumeBatch", BatchState.Running, "Resume a batch", "One that was paused.");
        Move(group, "cancel", "cancelBatch", BatchState.Cancelled, "Cancel a batch", "Rows that were not begun are removed; verifications that exist stay.");
    }

    private static void Move(RouteGroupBuilder group, string verb, string name, BatchState to, string summary, string description) => group
        .MapPost($"{{id:guid}}/{verb}", ([FromServices] BatchEndpoints handler, Guid id, HttpContext context, CancellationToken cancellationToken) => handler.MoveAsync(id, to, context, cancellationToken))
        .RequireScope(Scopes.Batch).WithName(name).WithSummary(summary).WithDescription(description)
        .Produces<BatchResponse>(StatusCodes.Status200OK, "application/json").Problems(ErrorCodes.NotFound, ErrorCodes.BatchState);
}
