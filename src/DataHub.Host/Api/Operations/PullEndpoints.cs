using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Replaying;

namespace DataHub.Host.Api.Operations;

/// <summary><c>/ops/v1/pulls</c>: what failed, why, and giving it up.</summary>
internal sealed class PullEndpoints(IFailedPullStore pulls, PullFilterReader filters, ReplayDesk desk, AuditTrail trail)
{
    private const int ReasonLimit = 500;

    private static readonly JsonTypeInfo<DiscardRequest> DiscardType = (JsonTypeInfo<DiscardRequest>)ContractsJson.Requests.GetTypeInfo(typeof(DiscardRequest));

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = filters.Read(PullFilterReader.OfQuery(context.Request, errors), "?", errors);
        var cursor = QueryFields.Text(context.Request, "cursor", errors);
        var limit = QueryFields.Int(context.Request, "limit", 1, 200, errors) ?? 50;
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        PullPage page;
        try
        {
            page = await pulls.ListAsync(query, context.Caller().Divisions, cursor, limit, cancellationToken);
        }
        catch (FormatException)
        {
            errors.Add("?cursor", "is no cursor of this hub: start again without one");
            return errors.ToProblem();
        }

        if (page.NextCursor is { } next)
        {
            var rest = context.Request.Query.Where(q => q.Key != "cursor").Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}&");
            context.Response.Headers.Link = $"</ops/v1/pulls?{string.Concat(rest)}cursor={next}>; rel=\"next\"";
        }

        return new JsonAnswer<PullListResponse>(new PullListResponse([.. page.Items.Select(PullFields.Show)], page.NextCursor), ContractsJson.Default.PullListResponse);
    }

    public async Task<IResult> GroupsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var query = filters.Read(PullFilterReader.OfQuery(context.Request, errors), "?", errors);
        if (query.State != PullState.Failed)
        {
            errors.Add("?state", "must be failed: only failed pulls are counted in groups; GET /ops/v1/pulls lists the others");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var groups = await pulls.GroupsAsync(query, context.Caller().Divisions, cancellationToken);
        return new JsonAnswer<PullGroupsResponse>(
            new PullGroupsResponse(groups.Sum(g => g.Count), [.. groups.Select(g => new PullGroup(g.Item, EnumNames<ErrorClass>.Of(g.Class), g.Code, g.Message, g.Count))]),
            ContractsJson.Default.PullGroupsResponse);
    }

    public async Task<IResult> GetAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        if (await pulls.FindAsync(id, context.Caller().Divisions, cancellationToken) is not { } file)
        {
            return NotFound;
        }

        var told = file.Row.Class is { } c ? FailureMeaning.Of(c) : default;
        return new JsonAnswer<PullDetail>(
            new PullDetail(
                PullFields.Show(file.Row), PullFields.Masked(file.Question),
                [.. file.Attempts.Select(a => new PullAttemptBody(a.Number, a.StartedAt, a.ElapsedMs, EnumNames<PullState>.Of(a.State), a.Class is { } k ? EnumNames<ErrorClass>.Of(k) : null, a.Code, a.Message, a.Node))],
                told.Meaning, told.Cure, file.Interface, file.AdapterVersion, file.HasRaw),
            ContractsJson.Default.PullDetail);
    }

    public async Task<IResult> DiscardAsync(Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var (request, misshapen) = RequestBody.Parse(bytes, DiscardType);
        if (request is null)
        {
            return misshapen!;
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > ReasonLimit)
        {
            var errors = new FieldErrors();
            errors.Add("/reason", $"say why, in 1 to {ReasonLimit} characters");
            return errors.ToProblem();
        }

        if (await pulls.FindAsync(id, context.Caller().Divisions, cancellationToken) is not { } file)
        {
            return NotFound;
        }

        await trail.WriteAsync(context.Caller(), AuditActions.PullDiscard, file.Row.Division, id.ToString(), request.Reason, cancellationToken: cancellationToken);
        return await desk.GiveUpAsync(id, request.Reason, context.Caller().Divisions, cancellationToken) switch
        {
            GiveUpOutcome.Done => await GetAsync(id, context, cancellationToken),
            GiveUpOutcome.NotFound => NotFound,
            GiveUpOutcome.NotOpen => new Problem(ErrorCodes.PullNotOpen, "The pull is answered or given up already; read it again."),
            GiveUpOutcome.Unreadable => new Problem(ErrorCodes.InternalError, "The family's verification cannot be opened: a key of the ring is missing, or a row was changed; see the hub's log."),
            _ => new Problem(ErrorCodes.VerificationBusy, "Another worker has the family's verification at the moment.") { RetryAfter = 5 },
        };
    }

    private static Problem NotFound => new(
        ErrorCodes.NotFound, "There is no such failed, waiting, discarded or replayed pull in your divisions; pulls that were answered are shown with their verification.");
}
