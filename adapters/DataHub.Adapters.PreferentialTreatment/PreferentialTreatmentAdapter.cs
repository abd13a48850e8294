using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Tickets;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>Preferential treatment (优抚对象): applies for a ticket and looks at it; one that outlasts the budget is carried on with later.</summary>
internal sealed class PreferentialTreatmentAdapter(
    Endpoints<IPreferentialTreatmentApi, PreferentialTreatmentOptions> endpoints, TicketPolling polling, TimeProvider time)
    : SourceAdapter<IPreferentialTreatmentApi, PreferentialTreatmentOptions>(endpoints)
{
    /// <summary>Kept free at the end of a call for its last look: a look that is cut off loses the ticket.</summary>
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(1);

    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.PreferentialTreatment,
        Title = new Text("优抚对象", "Preferential treatment"),
        Department = new Text("退役军人事务", "Veterans affairs"),
        Interface = IPreferentialTreatmentApi.Path,
        Version = "1",
    };

    protected override async ValueTask<Fetched> AskAsync(Attempt<IPreferentialTreatmentApi, PreferentialTreatmentOptions> attempt, PullQuestion question, CancellationToken cancellationToken)
    {
        var context = attempt.Context;
        var tickets = new Tickets(attempt);
        var until = Earlier(time.GetUtcNow() + attempt.Options.PollBudget, context.GiveUpAt - LastLook);
        if (context.Ticket is { } kept)
        {
            var carriedOn = await polling.PollAsync(kept, TimeSpan.Zero, until, tickets.LookAsync, cancellationToken).ConfigureAwait(false);
            if (!Tickets.IsSpent(carriedOn))
            {
                return carriedOn;
            }
        }

        // A ticket that is gone at its first call was nobody's fault but time's: another one is applied for, once.
        var fetched = await ApplyAndPollAsync().ConfigureAwait(false);
        return ReferenceEquals(fetched, Tickets.Expired) && context.Ticket is null ? await ApplyAndPollAsync().ConfigureAwait(false) : fetched;

        async ValueTask<Fetched> ApplyAndPollAsync()
        {
            var (ticket, failure) = await tickets.ApplyAsync(question.Subject, cancellationToken).ConfigureAwait(false);
            return ticket is { } given
                ? await polling.PollAsync(given.Id, given.PollAfter, until, tickets.LookAsync, cancellationToken).ConfigureAwait(false)
                : Fetched.Failed(failure!);
        }
    }

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) => PreferentialTreatmentMapping.Map(question.Subject, raw.Parts[0]);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
