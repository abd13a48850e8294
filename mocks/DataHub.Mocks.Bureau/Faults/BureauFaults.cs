using System.Collections.Concurrent;

namespace DataHub.Mocks.Bureau.Faults;

/// <summary>The faults in force, per item, changed at run time. Of several faults of an item the first that hits a call counts.</summary>
/// <param name="seed">Seed of the draw by <see cref="Fault.Share"/>.</param>
public sealed class BureauFaults(TimeProvider clock, int seed = 1)
{
    private readonly ConcurrentDictionary<string, Entry[]> _byItem = new(StringComparer.Ordinal);
    private readonly Random _draw = new(seed);
    private readonly Lock _change = new();
    private int _lastId;

    /// <summary>Every fault in force with its id.</summary>
    public IReadOnlyDictionary<int, Fault> Active =>
        _byItem.Values.SelectMany(e => e).Where(IsInForce).OrderBy(e => e.Id).ToDictionary(e => e.Id, e => e.Fault);

    /// <returns>The id under which <see cref="Remove"/> ends it.</returns>
    /// <exception cref="ArgumentException">The item is unknown, or the fault cannot happen to it.</exception>
    public int Add(Fault fault)
    {
        Validate(fault);
        lock (_change)
        {
            var entry = new Entry(++_lastId, fault) { Left = fault.Times ?? int.MaxValue };
            _byItem[fault.Item] = [.. _byItem.GetValueOrDefault(fault.Item, []).Where(IsInForce), entry];
            return entry.Id;
        }
    }

    /// <returns>False when no such fault is in force.</returns>
    public bool Remove(int id)
    {
        lock (_change)
        {
            foreach (var (item, entries) in _byItem)
            {
                if (!entries.Any(e => e.Id == id)) continue;
                _byItem[item] = entries.Where(e => e.Id != id).ToArray();
                return true;
            }
            return false;
        }
    }

    /// <summary>Ends every fault, or every fault of one item.</summary>
    public void Clear(string? item = null)
    {
        lock (_change)
        {
            if (item is null) _byItem.Clear();
            else _byItem.TryRemove(item, out _);
        }
    }

    /// <summary>The fault that hits this call, if any; takes one of its <see cref="Fault.Times"/>.</summary>
    internal Fault? Draw(string item, IReadOnlyList<string> subjects, Func<Fault, bool>? only = null)
    {
        if (!_byItem.TryGetValue(item, out var entries)) return null;
        foreach (var entry in entries)
        {
            var fault = entry.Fault;
            if (!IsInForce(entry) || only?.Invoke(fault) == false) continue;
            if (fault.IdNumbers is { } numbers && !subjects.Any(numbers.Contains)) continue;
            if (fault.Share < 1 && NextDraw() >= fault.Share) continue;
            if (fault.Times is not null && Interlocked.Decrement(ref entry.Left) < 0) continue;
            return fault;
        }
        return null;
    }

    private bool IsInForce(Entry entry) => Volatile.Read(ref entry.Left) > 0 && !(entry.Fault.Until <= clock.GetUtcNow());

    private double NextDraw()
    {
        lock (_draw) return _draw.NextDouble();
    }

    private void Validate(Fault fault)
    {
        var item = BureauItem.ById(fault.Item);
        if (fault.Kind == FaultKind.Code && !FaultCodes.Of(item.Id).Contains(fault.Code))
            throw new ArgumentException($"{item.Id} has no code '{fault.Code}'. Known: {string.Join(", ", FaultCodes.Of(item.Id))}.", nameof(fault));
        if (fault.Kind == FaultKind.WrongSign && item != BureauItem.BirthCertificate)
            throw new ArgumentException($"{item.Id} does not sign its answers; only {BureauItem.BirthCertificate.Id} does.", nameof(fault));
        if (fault.Share is not (> 0 and <= 1)) throw new ArgumentException("Share must be above 0 and at most 1.", nameof(fault));
        if (fault.Times is <= 0) throw new ArgumentException("Times must be positive.", nameof(fault));
        if (fault.Until <= clock.GetUtcNow()) throw new ArgumentException("Until has passed already.", nameof(fault));
        if (fault.Delay < TimeSpan.Zero) throw new ArgumentException("Delay must not be negative.", nameof(fault));
    }

    private sealed record Entry(int Id, Fault Fault)
    {
        public int Left;
    }
}
