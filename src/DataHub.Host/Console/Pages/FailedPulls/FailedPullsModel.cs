using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Verifications;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Audit;
using DataHub.Host.Api.Operations;
using DataHub.Host.Console.SignIn;
using DataHub.Pipeline.Replaying;

namespace DataHub.Host.Console.Pages.FailedPulls;

/// <summary>What the operator chose; empty fields do not filter.</summary>
public sealed class PullChoice
{
    public string State { get; set; } = "failed";
    public string? Item { get; set; }
    public string? Class { get; set; }
    public string Code { get; set; } = "";
    public string Division { get; set; } = "";
    public string Source { get; set; } = "";
    public string Text { get; set; } = "";

    /// <summary>Last asked within so many hours; null is any time.</summary>
    public int? WithinHours { get; set; }

    internal PullQuery ToQuery(DateTimeOffset now) => new()
    {
        State = EnumNames<PullState>.TryParse(State, out var state) ? state : PullState.Failed,
        Item = Item,
        Class = EnumNames<ErrorClass>.TryParse(Class ?? "", out var found) ? found : null,
        Code = Given(Code),
        Division = Given(Division) is { } division ? DivisionPrefix.Of(division) : null,
        Source = Given(Source),
        Text = Given(Text),
        From = WithinHours is { } hours ? now.AddHours(-hours) : null,
    };

    /// <summary>Whether some division has a code that begins as the operator wrote; nothing written is fine.</summary>
    internal bool DivisionIsKnown => Given(Division) is not { } division || DivisionPrefix.Problem(division) is null;

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}

/// <summary>One pull as an operator works on it.</summary>
/// <param name="Question">What was asked; masked unless <paramref name="Unmasked"/>.</param>
internal sealed record PullView(
    PullFile File, IReadOnlyList<QuestionField> Question, TextBody? Meaning, TextBody? Cure, bool Unmasked);

/// <summary>Failed pulls of the operator's divisions: groups, rows, one in detail.</summary>
[PageModel]
internal sealed class FailedPullsModel(OperatorSession session, IFailedPullStore pulls, ReplayDesk desk, AuditTrail trail, TimeProvider time)
{
    public const int PageSize = 50;

    /// <exception cref="NotAllowedException" />
    public async Task<IReadOnlyList<FailureGroup>> GroupsAsync(PullChoice choice, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return choice.State == "failed" ? await pulls.GroupsAsync(choice.ToQuery(time.GetUtcNow()), caller.Divisions, cancellationToken) : [];
    }

    /// <exception cref="NotAllowedException" />
    public async Task<PullPage> ListAsync(PullChoice choice, string? cursor, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return await pulls.ListAsync(choice.ToQuery(time.GetUtcNow()), caller.Divisions, cursor, PageSize, cancellationToken);
    }

    /// <returns>Null when there is none such in the operator's divisions.</returns>
    /// <exception cref="NotAllowedException" />
    public async Task<PullView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return await pulls.FindAsync(id, caller.Divisions, cancellationToken) is { } file ? Show(file, unmasked: false) : null;
    }

    /// <summary>The same with what was asked about whom; <paramref name="reason"/> is in the audit before anything is shown.</summary>
    /// <exception cref="NotAllowedException">Needs <c>prefill.read</c>.</exception>
    public async Task<PullView?> UnmaskAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await session.RequireAsync(Scopes.OpsRead);
        var caller = await session.RequireAsync(Scopes.PrefillRead);
        if (await pulls.FindAsync(id, caller.Divisions, cancellationToken) is not { } file)
        {
            return null;
        }

        await trail.WriteAsync(caller, AuditActions.Unmask, file.Row.Division, id.ToString(), reason.Trim(), "question of a pull", cancellationToken);
        return Show(file, unmasked: true);
    }

    /// <summary>Gives a pull up: the verdict treats it as not available.</summary>
    /// <exception cref="NotAllowedException">Needs <c>ops.replay</c>.</exception>
    public async Task<GiveUpOutcome> GiveUpAsync(PullRow pull, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var caller = await session.RequireAsync(Scopes.OpsReplay);
        if (!caller.Divisions.Covers(pull.Division))
        {
            return GiveUpOutcome.NotFound;
        }

        await trail.WriteAsync(caller, AuditActions.PullDiscard, pull.Division, pull.Id.ToString(), reason.Trim(), cancellationToken: cancellationToken);
        return await desk.GiveUpAsync(pull.Id, reason.Trim(), caller.Divisions, cancellationToken);
    }

    private static PullView Show(PullFile file, bool unmasked)
    {
        var told = file.Row.Class is { } c ? FailureMeaning.Of(c) : default;
        return new PullView(file, unmasked ? PullFields.Unmasked(file.Question) : PullFields.Masked(file.Question), told.Meaning, told.Cure, unmasked);
    }
}
