using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Mocks.Bureau.Schemes.Tickets;

/// <summary>An application that is being worked on.</summary>
/// <param name="ReadyAt">From then on its result can be fetched.</param>
/// <param name="Fault">What will be wrong with its result.</param>
internal sealed record Ticket(string Id, string Person, DateTimeOffset ReadyAt, DateTimeOffset ExpiresAt, Fault? Fault);
