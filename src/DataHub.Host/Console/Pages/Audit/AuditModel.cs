using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Console.SignIn;
using DataHub.Host.Console.Words;

namespace DataHub.Host.Console.Pages.Audit;

/// <summary>What the operator typed; empty fields do not filter.</summary>
public sealed class AuditFilter
{
    public string Actor { get; set; } = "";
    public string? Action { get; set; }
    public string Target { get; set; } = "";
    public DateTime? Day { get; set; }

    internal AuditQuery ToQuery(long? before) => new()
    {
        Actor = Given(Actor),
        Action = Action,
        Target = Given(Target),
        From = Day is { } day ? Beijing.Start(DateOnly.FromDateTime(day)) : null,
        To = Day is { } next ? Beijing.Start(DateOnly.FromDateTime(next).AddDays(1)) : null,
        Before = before,
        Limit = 50,
    };

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}

[PageModel]
internal sealed class AuditModel(OperatorSession session, IAuditLog log)
{
    /// <exception cref="NotAllowedException" />
    public async Task<AuditPage> SearchAsync(AuditFilter filter, long? before, CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.AuditRead);
        return await log.SearchAsync(filter.ToQuery(before), caller.Divisions, cancellationToken);
    }

    /// <exception cref="NotAllowedException" />
    public async Task<AuditProof> ProveAsync(CancellationToken cancellationToken)
    {
        await session.RequireAsync(Scopes.AuditRead);
        return await log.ProveAsync(cancellationToken);
    }
}
