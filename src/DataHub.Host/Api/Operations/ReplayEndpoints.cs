using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Replaying;
using Wire = DataHub.Contracts.Operations;

namespace DataHub.Host.Api.Operations;

/// <summary><c>/ops/v1/replays</c>: plan, start, watch and hold up replays.</summary>
internal sealed class ReplayEndpoints(ReplayDesk desk, PullFilterReader filters, IReplayStore replays, AuditTrail trail, TimeProvider time)
{
    private const int MostIds = 1000;

    private static readonly JsonTypeInfo<ReplayRequest> RequestType = (JsonTypeInfo<ReplayRequest>)ContractsJson.Requests.GetTypeInfo(typeof(ReplayRequest));

    public async Task<IResult> CreateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (bytes, unread) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, cancellationToken);
        if (unread is not null)
        {
            return unread;
        }

        var (request, misshapen) = RequestBody.Parse(bytes, RequestType);
        if (request is null)
        {
            return misshapen!;
        }

        var errors = new FieldErrors();
        var caller = context.Caller();
        var replay = Read(request, caller, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return request.DryRun == true ? await PlanAsync(replay, caller, cancellationToken) : await StartAsync(replay, caller, context, cancellationToken);
    }

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var limit = QueryFields.Int(context.Request, "limit", 1, 200, errors) ?? 20;
        Guid? before = null;
        if (QueryFields.Text(context.Request, "cursor", errors) is { } cursor)
        {
            before = Guid.TryParse(cursor, out var id) ? id : null;
            if (before is null)
            {
                errors.Add("?cursor", "is no cursor of this hub: start again without one");
            }
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var found = await replays.ListAsync(context.Caller().Divisions, before, limit + 1, cancellationToken);
        return new JsonAnswer<ReplayListResponse>(
            new ReplayListResponse([.. found.Take(limit).Select(Show)], found.Count > limit ? found[limit - 1].Id.ToString() : null), ContractsJson.Default.ReplayListResponse);
    }

    public async Task<IResult> GetAsync(Guid id, HttpContext context, CancellationToken cancellationToken) =>
        await replays.FindAsync(id, context.Caller().Divisions, cancellationToken) is { } replay ? Answer(replay) : NotFound;

    public async Task<IResult> MoveAsync(Guid id, ReplayState to, HttpContext context, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        var moved = await desk.MoveAsync(id, to, to == ReplayState.Running ? null : $"by {caller.ClientId}", caller.Divisions, trail.ReplayMove(caller, id, to), cancellationToken);
        return moved.Outcome switch
        {
            MoveOutcome.Moved => Answer(moved.Replay!),
            MoveOutcome.NotFound => NotFound,
            _ => new Problem(ErrorCodes.ReplayState, $"The replay is {EnumNames<ReplayState>.Of(moved.Replay!.State)}; read it again."),
        };
    }

    public static ReplayResponse Show(ReplayStatus r) => new(
        r.Id, EnumNames<ReplayState>.Of(r.State), r.StateReason, EnumNames<ReplayMode>.Of(r.Mode), r.Reason, r.CreatedBy, r.CreatedAt, r.FinishedAt,
        r.RatePerSecond, r.State == ReplayState.Running ? r.CurrentRate : 0, r.StopAfter,
        new ReplayProgress(r.Selected, r.Settled, r.Recovered, r.Waiting, r.FailedAgain, r.Skipped, r.Changed, r.Unchanged),
        [.. r.Moves.Select(m => new VerdictChange(m.From is { } from ? EnumNames<Outcome>.Of(from) : null, EnumNames<Outcome>.Of(m.To), m.Count))],
        [.. r.Failures.Select(f => new ReplayFailure(EnumNames<ErrorClass>.Of(f.Class), f.Code, f.Count))]);

    private static IResult Answer(ReplayStatus replay, int status = StatusCodes.Status200OK) =>
        new JsonAnswer<ReplayResponse>(Show(replay), ContractsJson.Default.ReplayResponse, status);

    private async Task<IResult> PlanAsync(NewReplay replay, Caller caller, CancellationToken cancellationToken)
    {
        var plan = await desk.PlanAsync(replay.Selection, replay.Mode, replay.Force, replay.RatePerSecond, caller.Divisions, cancellationToken);
        var parts = plan.Forecast.Parts.Select(p => new ReplayPlanPart(
            p.Item, p.Class is { } c ? EnumNames<ErrorClass>.Of(c) : "", p.Count, replay.Mode == ReplayMode.Raw ? 0 : p.Count,
            plan.Quotas.GetValueOrDefault(p.Item)?.PerDay, plan.Quotas.GetValueOrDefault(p.Item)?.Left));
        return new JsonAnswer<ReplayPlan>(
            new ReplayPlan(
                plan.Forecast.Selected, plan.Forecast.Families, plan.Forecast.Rejected, plan.Forecast.Outstanding, Math.Round(plan.Time.TotalSeconds, 1),
                [.. parts], [.. plan.Warnings.Select(Warning), .. Shortages(plan)]),
            ContractsJson.Default.ReplayPlan);
    }

    private async Task<IResult> StartAsync(NewReplay replay, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        var started = await desk.StartAsync(replay, caller.Divisions, trail.ReplayStart(caller, replay), cancellationToken);
        if (started.Outcome != StartOutcome.Started)
        {
            return ReplayRefusals.Of(started, replay.Selection);
        }

        context.Response.Headers.Location = $"/ops/v1/replays/{replay.Id}";
        return Answer(started.Replay!, StatusCodes.Status201Created);
    }

    private NewReplay Read(ReplayRequest request, Caller caller, FieldErrors errors)
    {
        if (request.Filter is null == request.Ids is null)
        {
            errors.Add("/filter", "give either a filter or ids");
        }

        if (request.Ids is { Count: < 1 or > MostIds })
        {
            errors.Add("/ids", $"must be 1 to {MostIds} pulls; use a filter for more");
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
        {
            errors.Add("/reason", "say why, in 1 to 500 characters");
        }

        var mode = ReplayMode.Ask;
        if (request.Mode is { } name && !EnumNames<ReplayMode>.TryParse(name, out mode))
        {
            errors.Add("/mode", $"must be one of {string.Join(", ", EnumNames<ReplayMode>.All)}");
        }

        var rate = request.RatePerSecond ?? 20;
        if (rate is not (>= 0.1 and <= 10_000))
        {
            errors.Add("/ratePerSecond", "must be 0.1 to 10000 pulls a second; to hold a replay up, pause it");
        }

        var stopAfter = request.StopAfterFailures ?? 10;
        if (stopAfter is < 1 or > 1000)
        {
            errors.Add("/stopAfterFailures", "must be 1 to 1000");
        }

        var filter = request.Filter is null ? null : filters.Read(request.Filter, "/filter/", errors);
        if (filter is { State: not PullState.Failed })
        {
            errors.Add("/filter/state", "must be failed: only failed pulls are replayed");
        }

        var now = time.GetUtcNow();
        return new NewReplay
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            CreatedBy = caller.ClientId,
            Reason = request.Reason,
            Mode = mode,
            RatePerSecond = rate,
            StopAfter = stopAfter,
            Force = request.Force ?? false,
            Selection = new ReplaySelection(filter, request.Ids is null ? null : [.. request.Ids.Distinct()]),
        };
    }

    private static Wire.ReplayWarning Warning(Pipeline.Replaying.ReplayWarning warning) => new(warning.Code, warning.Item, warning.Code switch
    {
        "source-paused" => $"{warning.Item} is paused by an operator: the replay is refused until it is resumed.",
        "source-maintenance" => $"{warning.Item} is in a planned maintenance: the replay is refused until {warning.Until:O}.",
        "source-off" => $"{warning.Item} is switched off: its pulls would fail. Switch it on first.",
        "source-held" => $"{warning.Item} asked not to be called before {warning.Until:O}: its pulls would fail until then.",
        _ => $"{warning.Item} does not answer at the moment: probe it first.",
    });

    private static IEnumerable<Wire.ReplayWarning> Shortages(ReplayPlanned plan) => plan.Forecast.Parts
        .GroupBy(p => p.Item)
        .Where(g => plan.Quotas.TryGetValue(g.Key, out var quota) && quota.Left < g.Sum(p => p.Count))
        .Select(g => new Wire.ReplayWarning("quota-exceeded", g.Key, $"{g.Key} allows {plan.Quotas[g.Key].Left:N0} more calls today, and {g.Sum(p => p.Count):N0} are needed: the rest fails as throttled and is asked again by itself."));

    private static Problem NotFound => new(ErrorCodes.NotFound, "There is no such replay in your divisions.");
}
