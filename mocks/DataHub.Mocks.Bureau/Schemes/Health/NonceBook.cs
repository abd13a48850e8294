namespace DataHub.Mocks.Bureau.Schemes.Health;

/// <summary>The nonces seen lately. Two generations: each is kept for at least as long as a timestamp can still be accepted.</summary>
internal sealed class NonceBook(TimeSpan skew, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private HashSet<string> _current = new(StringComparer.Ordinal), _previous = new(StringComparer.Ordinal);
    private DateTimeOffset _turnAt;

    /// <returns>False when it was used before.</returns>
    public bool Use(string nonce)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now >= _turnAt)
            {
                (_previous, _current) = (_current, new HashSet<string>(StringComparer.Ordinal));
                _turnAt = now + 2 * skew;
            }
            return !_previous.Contains(nonce) && _current.Add(nonce);
        }
    }
}
