using System.Security.Cryptography;
using DataHub.Contracts.Problems;
using DataHub.Core.Batches;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Verifications;
using DataHub.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Batches;

/// <summary>
/// <c>POST /v1/batches</c>: checks and stores row by row while the body comes in; nothing is worked on before all of it is there. What is cut off is removed,
/// and sent anew under the same key.
/// </summary>
internal sealed class BatchUpload(IBatchStore batches, FamilyAdmission admission, AuditTrail trail, TimeProvider time, IOptions<PipelineOptions> options)
{
    /// <summary>Rows stored and worked on together.</summary>
    private const int PartSize = 200;

    private DateTimeOffset Until => time.GetUtcNow() + options.Value.BatchUploadPatience;

    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (SubmitVerification.KeyOf(context) is not { } key)
        {
            return new Problem(ErrorCodes.IdempotencyKeyRequired, "Send one Idempotency-Key of 1 to 200 visible ASCII characters, a new one for each file.");
        }

        var (media, cure) = BatchMedia.Of(context.Request);
        if (media is null)
        {
            return new Problem(ErrorCodes.UnsupportedMediaType, cure);
        }

        // Rows are bounded, one by one and in number; the body is not held.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var (caller, now) = (context.Caller(), time.GetUtcNow());
        var begun = await batches.BeginAsync(
            new NewBatch { Id = Guid.CreateVersion7(now), ClientId = caller.ClientId, IdempotencyKey = key, Divisions = caller.Divisions.Prefixes, Format = media.Format, CreatedAt = now },
            Until, cancellationToken);
        return begun.Outcome switch
        {
            BeginOutcome.Begun => await TakeInAsync(begun, media, caller, context, cancellationToken),
            BeginOutcome.Known => await RepeatAsync(begun, context, cancellationToken),
            _ => new Problem(ErrorCodes.BatchReceiving, "Another upload under this Idempotency-Key is under way: wait for it, or until it counts as given up.")
            {
                RetryAfter = (int)options.Value.BatchUploadPatience.TotalSeconds,
            },
        };
    }

    private async Task<IResult> TakeInAsync(BatchBegun begun, BatchMedia media, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var isWhole = false;
        try
        {
            using var reader = new RowReader(context.Request.Body, quoted: media.Format == BatchFormat.Csv);
            var (rows, refused) = await StoreAsync(begun, new BatchRows(reader, media, admission, caller), cancellationToken);
            if (refused is not null)
            {
                return refused;
            }

            var audit = trail.Event(caller, AuditActions.BatchStart, target: begun.Id.ToString(), detail: $"{rows} rows");
            isWhole = await batches.AcceptAsync(begun.Id, begun.Upload, reader.Digest(), rows, time.GetUtcNow(), audit, CancellationToken.None);
            return isWhole ? await BatchEndpoints.AnswerAsync(begun.Id, batches, context, time, StatusCodes.Status202Accepted, cancellationToken) : GivenUp;
        }
        catch (BatchStoppedException stopped)
        {
            return stopped.Problem;
        }
        finally
        {
            if (!isWhole)
            {
                await batches.AbandonAsync(begun.Id, begun.Upload, CancellationToken.None);
            }
        }
    }

    /// <returns>How many rows there were, or why none is taken.</returns>
    private async Task<(int Rows, Problem? Refused)> StoreAsync(BatchBegun begun, BatchRows source, CancellationToken cancellationToken)
    {
        if (await source.BeginAsync(cancellationToken) is { } unread)
        {
            return (0, unread);
        }

        var (count, number) = (0, 0);
        List<BatchRow> rows = [];
        List<BatchReject> rejects = [];
        while (true)
        {
            var read = await source.NextAsync(cancellationToken);
            if (rows.Count + rejects.Count >= PartSize || (read is null && rows.Count + rejects.Count > 0))
            {
                if (!await batches.AppendAsync(begun.Id, begun.Upload, new BatchPart(number++, [.. rows], [.. rejects]), Until, cancellationToken))
                {
                    return (0, GivenUp);
                }

                rows.Clear();
                rejects.Clear();
            }

            if (read is null)
            {
                return count > 0 ? (count, null) : (0, new Problem(ErrorCodes.ValidationFailed, "The body holds no row: send one family a line."));
            }

            if (++count > options.Value.LargestBatch)
            {
                return (0, new Problem(ErrorCodes.BodyTooLarge, $"A batch may have at most {options.Value.LargestBatch} rows: send the rest as another."));
            }

            if (read.Value.Row is { } row)
            {
                rows.Add(row);
            }
            else
            {
                rejects.Add(read.Value.Reject!);
            }
        }
    }

    private async Task<IResult> RepeatAsync(BatchBegun begun, HttpContext context, CancellationToken cancellationToken) =>
        (await SHA256.HashDataAsync(context.Request.Body, cancellationToken)).AsSpan().SequenceEqual(begun.Digest)
            ? await BatchEndpoints.AnswerAsync(begun.Id, batches, context, time, StatusCodes.Status202Accepted, cancellationToken)
            : new Problem(ErrorCodes.IdempotencyMismatch, "The Idempotency-Key was used before with another body: use a new key for another file.");

    private static Problem GivenUp => new(ErrorCodes.BatchReceiving, "This upload stood still for so long that another under the same Idempotency-Key took its place.");
}
