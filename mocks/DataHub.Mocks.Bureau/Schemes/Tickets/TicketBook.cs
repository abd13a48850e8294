using System.Security.Cryptography;
using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Mocks.Bureau.Schemes.Tickets;

/// <summary>The tickets that are still known, at most one running per person.</summary>
internal sealed class TicketBook(BureauLimits limits, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Ticket> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ticket> _lastOfPerson = new(StringComparer.Ordinal);
    private readonly Queue<Ticket> _byExpiry = new();

    /// <returns>The person's ticket, and whether it is one that was running already.</returns>
    public (Ticket Ticket, bool WasRunning) Apply(string person, Fault? fault)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Forget(now);
            if (_lastOfPerson.TryGetValue(person, out var last) && now < last.ReadyAt) return (last, true);
            var ticket = new Ticket(RandomNumberGenerator.GetHexString(16, lowercase: true), person, now + limits.TicketDelay, now + limits.TicketLife, fault);
            _byId[ticket.Id] = _lastOfPerson[person] = ticket;
            _byExpiry.Enqueue(ticket);
            return (ticket, false);
        }
    }

    /// <returns>Null when it never was or has expired.</returns>
    public Ticket? Find(string id)
    {
        lock (_lock)
        {
            Forget(clock.GetUtcNow());
            return _byId.GetValueOrDefault(id);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (_byExpiry.TryPeek(out var oldest) && oldest.ExpiresAt <= now)
        {
            _byExpiry.Dequeue();
            _byId.Remove(oldest.Id);
            if (_lastOfPerson.TryGetValue(oldest.Person, out var last) && last.Id == oldest.Id) _lastOfPerson.Remove(oldest.Person);
        }
    }
}
