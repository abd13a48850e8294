namespace DataHub.Benchmarks;

/// <summary>What was measured did not do its work, so that its speed means nothing; the message says what went wrong.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
