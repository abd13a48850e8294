using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Tickets;
using DataHub.Core.Families;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>The two calls of the interface, and what their answers mean.</summary>
internal sealed class Tickets(Attempt<IPreferentialTreatmentApi, PreferentialTreatmentOptions> attempt)
{
    /// <summary>Format of the raw answer: a finished application, as it came.</summary>
    public const string DoneFormat = "done";

    /// <summary>What a look brings when the source no longer knows the ticket.</summary>
    public static Fetched Expired { get; } = Fetched.Failed(ErrorClass.Transient, "ticket-expired", "the ticket expired before its result was fetched; another one is applied for by itself");

    /// <summary>True when looking at the same ticket again could bring nothing else: only another application helps.</summary>
    public static bool IsSpent(Fetched end) => ReferenceEquals(end, Expired) || end.Failure?.Code == TicketState.Failed;

    /// <returns>A ticket, be it one that ran already; or the failure.</returns>
    public async ValueTask<(Ticket? Ticket, PullFailure? Failure)> ApplyAsync(Person person, CancellationToken cancellationToken)
    {
        var application = new Application(person.IdNumber, person.Name);
        var answer = await attempt.SendAsync((api, token) => api.ApplyAsync(application, attempt.Options.ApiKey, token), cancellationToken).ConfigureAwait(false);
        try
        {
            return answer switch
            {
                { Failure: { } failure } => (null, failure),
                { Status: 202 } => (Given(WireJson.Read(answer.Body, PreferentialWire.Default.TicketGiven, "")), null),
                { Status: 409 } => (Running(WireJson.Read(answer.Body, PreferentialWire.Default.TicketRunning, "")), null),
                _ => (null, Refusal(answer)),
            };
        }
        catch (DriftException drift)
        {
            return (null, Drift(drift));
        }
    }

    public async ValueTask<TicketLook> LookAsync(string ticket, CancellationToken cancellationToken)
    {
        var answer = await attempt.SendAsync((api, token) => api.LookAsync(ticket, attempt.Options.ApiKey, token), cancellationToken).ConfigureAwait(false);
        try
        {
            return answer switch
            {
                // The hub's own quota is used up: the source goes on with the ticket meanwhile, which must not be lost.
                { Failure: { Class: ErrorClass.Throttled, NotBefore: { } retryAt } } => Ended(Fetched.Suspended(new Continuation(ticket, retryAt))),
                { Failure: { } failure } => Ended(Fetched.Failed(failure)),
                { Status: 200 or 202 } => Read(answer.Body),
                { Status: 404 } => Ended(Expired),
                _ => Ended(Fetched.Failed(Refusal(answer))),
            };
        }
        catch (DriftException drift)
        {
            return Ended(Fetched.Failed(Drift(drift)));
        }
    }

    private TicketLook Read(byte[] body) => WireJson.Read(body, PreferentialWire.Default.TicketState, "").State switch
    {
        TicketState.Done => Ended(Fetched.Answered(DoneFormat, body)),
        TicketState.Running => new TicketLook(null, Pause(WireJson.Read(body, PreferentialWire.Default.TicketPause, "").PollAfterMs)),
        // FAILED comes with a reason in the department's words, which may name the person: it is not handed on.
        var state => Ended(Fetched.Failed(attempt.Codes.Failure(state, "state"))),
    };

    /// <summary>A success of another kind than the handbook's fits no table of refusals.</summary>
    private PullFailure Refusal(HttpAnswer answer) => answer.Status is >= 200 and < 300
        ? new PullFailure(ErrorClass.Drift, $"http-{answer.Status}", "the source answered with a status that the interface does not have; ask the department whether it changed", Field: "status")
        : attempt.Codes.HttpFailure(answer.Status, answer.RetryAt);

    private static Ticket Given(TicketGiven given) => Named(given.Ticket, given.PollAfterMs);

    private static Ticket Running(TicketRunning running) => Named(running.Ticket, running.PollAfterMs);

    private static Ticket Named(string ticket, int pollAfterMs) =>
        string.IsNullOrWhiteSpace(ticket) ? throw DriftException.WrongType("ticket") : new Ticket(ticket, Pause(pollAfterMs));

    private static TimeSpan Pause(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static TicketLook Ended(Fetched end) => new(end, TimeSpan.Zero);

    private static PullFailure Drift(DriftException drift) => new(ErrorClass.Drift, drift.Code, drift.Message, Field: drift.Field.Length == 0 ? "body" : drift.Field);
}

/// <param name="PollAfter">When the source said to look first.</param>
internal readonly record struct Ticket(string Id, TimeSpan PollAfter);
