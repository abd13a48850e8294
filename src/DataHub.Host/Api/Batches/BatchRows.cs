using System.Text;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Core.Batches;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Verifications;

namespace DataHub.Host.Api.Batches;

/// <summary>A row that was read: sound, or refused with why.</summary>
internal readonly record struct ReadRow(BatchRow? Row, BatchReject? Reject);

/// <summary>Rows of one body, one after the other; a row that cannot be taken is refused and the next is read.</summary>
internal sealed class BatchRows(RowReader reader, BatchMedia media, FamilyAdmission admission, Caller caller)
{
    private static readonly JsonTypeInfo<BatchRowRequest> RowType = (JsonTypeInfo<BatchRowRequest>)ContractsJson.Requests.GetTypeInfo(typeof(BatchRowRequest));

    private CsvColumns? _columns;

    /// <summary>Reads what comes before the first row.</summary>
    /// <returns>Why none of the rows could be read.</returns>
    public async ValueTask<Problem?> BeginAsync(CancellationToken cancellationToken)
    {
        if (media.Format == BatchFormat.Ndjson || await reader.NextAsync(cancellationToken) is not { } header)
        {
            return null;
        }

        var errors = new FieldErrors();
        var (fields, fault) = header.IsTooLong ? ([], "it is too long") : Fields(header);
        if (fault is not null)
        {
            errors.Add("/header", $"the first line must name the columns: {fault}");
        }
        else
        {
            _columns = CsvColumns.Read(fields, errors);
        }

        return errors.Any ? errors.ToProblem() : null;
    }

    /// <returns>Null at the end of the body.</returns>
    public async ValueTask<ReadRow?> NextAsync(CancellationToken cancellationToken)
    {
        if (await reader.NextAsync(cancellationToken) is not { } raw)
        {
            return null;
        }

        if (raw.IsTooLong)
        {
            return Refused(raw.Line, null, new Problem(ErrorCodes.BodyTooLarge, $"A row may have at most {RowReader.RowLimit / 1024} KiB."));
        }

        return media.Format == BatchFormat.Ndjson ? await JsonAsync(raw, cancellationToken) : await CsvAsync(raw, cancellationToken);
    }

    private async ValueTask<ReadRow> JsonAsync(RawRow raw, CancellationToken cancellationToken)
    {
        var (row, misshapen) = RequestBody.Parse(raw.Bytes.Span, RowType);
        return row is null ? Refused(raw.Line, null, misshapen!) : await AdmitAsync(raw.Line, row, cancellationToken);
    }

    private async ValueTask<ReadRow> CsvAsync(RawRow raw, CancellationToken cancellationToken)
    {
        var (fields, fault) = Fields(raw);
        if (fault is null && fields.Count != _columns!.Count)
        {
            fault = $"it has {fields.Count} fields, the header {_columns.Count}";
        }

        if (fault is not null)
        {
            if (raw.Lines > 1)
            {
                reader.BackToSecondLine();
            }

            return Refused(raw.Line, null, new Problem(ErrorCodes.MalformedRequest, $"The row cannot be read: {fault}."));
        }

        var errors = new FieldErrors();
        var (row, guardians) = _columns!.ToRow(fields, errors);
        if (errors.Any)
        {
            return Refused(raw.Line, Shown(row.Reference), errors.ToProblem());
        }

        var read = await AdmitAsync(raw.Line, row, cancellationToken);
        return read.Reject is { Errors: { } faults } reject
            ? new ReadRow(null, reject with { Errors = faults.GroupBy(f => CsvColumns.ColumnOf(f.Key, guardians)).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(f => f.Value)]) })
            : read;
    }

    private async ValueTask<ReadRow> AdmitAsync(int line, BatchRowRequest request, CancellationToken cancellationToken)
    {
        if (request.Reference is { } mark && Shown(mark) is null)
        {
            var errors = new FieldErrors();
            errors.Add("/reference", "may have at most 100 characters and no control characters");
            return Refused(line, null, errors.ToProblem());
        }

        if (request.Division is { } division && !caller.Divisions.Covers(division))
        {
            return Refused(line, request.Reference, new Problem(ErrorCodes.DivisionNotAllowed, "The credential is not for the division of this row.", new Dictionary<string, IReadOnlyList<string>>
            {
                ["/division"] = ["is not of this credential: bring the row with a key for it"],
            }));
        }

        var (admitted, refused) = await admission.AdmitAsync(request, cancellationToken);
        if (admitted is var (key, family, consent))
        {
            return new ReadRow(new BatchRow(line, request.Reference, key, request.Group, request.ExternalId, family, consent), null);
        }

        return refused!.Code == ErrorCodes.ServiceUnavailable ? throw new BatchStoppedException(refused) : Refused(line, request.Reference, refused);
    }

    private (List<string> Fields, string? Fault) Fields(RawRow raw)
    {
        try
        {
            return CsvRecord.Read(media.Encoding.GetString(raw.Bytes.Span));
        }
        catch (DecoderFallbackException)
        {
            return ([], $"it is not {media.Encoding.WebName}; say which it is in Content-Type, charset=utf-8 or charset=gb18030");
        }
    }

    /// <returns>Null when it is no good reference.</returns>
    private static string? Shown(string? reference) => reference is { Length: <= 100 } && !reference.Any(char.IsControl) ? reference : null;

    private static ReadRow Refused(int line, string? reference, Problem problem) => new(null, new BatchReject(line, reference, problem.Code, problem.Detail, problem.Errors));
}

/// <summary>The rest of a body cannot be taken, nor what was there of it.</summary>
internal sealed class BatchStoppedException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem => problem;
}
