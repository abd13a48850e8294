using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>
/// Settings of one endpoint of one item. Bound from a shared section of the scheme (if it has one), then <c>Adapters:&lt;item-id&gt;</c>,
/// then <c>Adapters:&lt;item-id&gt;:Routes:&lt;division prefix&gt;</c>: the later overrides the earlier, setting by setting.
/// </summary>
public abstract class AdapterOptions
{
    /// <summary>False: the item is never asked and fails as <c>configuration</c> / <c>disabled</c>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Name of the source in answers and metrics; the item id (and route prefix) when empty.</summary>
    public string Source { get; set; } = "";

    /// <summary>Absolute address that the handbook's paths are appended to.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Longest wait for one attempt, answer included. More than 0, at most 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest answer accepted, in bytes; above it the answer is drift (<c>oversized</c>).</summary>
    public int MaxResponseBytes { get; set; } = 1024 * 1024;

    /// <summary>Calls in flight at once from this node; lower lanes get a part of it.</summary>
    public int Concurrency { get; set; } = 256;

    public RetryOptions Retry { get; set; } = new();
    public BreakerOptions Breaker { get; set; } = new();
    public QuotaOptions Quota { get; set; } = new();
    public ProbeOptions Probe { get; set; } = new();

    /// <summary>Overrides of the code table: the source's own code, or <c>http-503</c>, to an error class.</summary>
    public Dictionary<string, ErrorClass> Codes { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The code table of the handbook for this scheme and item.</summary>
    protected internal virtual IReadOnlyDictionary<string, ErrorClass> SchemeCodes { get; } = new Dictionary<string, ErrorClass>();

    /// <summary>Every problem, as a sentence that names the setting under <paramref name="path"/> and the fix.</summary>
    public virtual IEnumerable<string> Problems(string path)
    {
        if (BaseAddress is not { IsAbsoluteUri: true } || (BaseAddress.Scheme != Uri.UriSchemeHttp && BaseAddress.Scheme != Uri.UriSchemeHttps))
        {
            yield return $"{path}:BaseAddress is missing or not an absolute http(s) address; set it to the source's address, or set {path}:Enabled to false";
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
        {
            yield return $"{path}:Timeout must be more than 0 and at most 00:05:00, for example 00:00:10";
        }

        if (MaxResponseBytes is < 1024 or > 64 * 1024 * 1024)
        {
            yield return $"{path}:MaxResponseBytes must be between 1024 and 67108864";
        }

        if (Concurrency is < 1 or > 10_000)
        {
            yield return $"{path}:Concurrency must be between 1 and 10000";
        }

        foreach (var problem in Retry.Problems($"{path}:Retry").Concat(Breaker.Problems($"{path}:Breaker")).Concat(Quota.Problems($"{path}:Quota")).Concat(Probe.Problems($"{path}:Probe")))
        {
            yield return problem;
        }
    }

    /// <summary>The problem of a setting that must not be empty, or nothing.</summary>
    protected static IEnumerable<string> Required(string? value, string path, string what) =>
        string.IsNullOrWhiteSpace(value) ? [$"{path} is missing; set it to {what}"] : [];
}
