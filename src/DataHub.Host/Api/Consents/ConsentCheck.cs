using DataHub.Core.Verifications;

namespace DataHub.Host.Api.Consents;

/// <summary>The evidence to keep, or the claims that are wrong. Exactly one is set.</summary>
internal sealed record ConsentCheck
{
    private ConsentCheck() { }

    public ConsentEvidence? Evidence { get; private init; }

    /// <summary>Each wrong claim with what it must be, never its value.</summary>
    public string? Fault { get; private init; }

    public static ConsentCheck Accepted(ConsentEvidence evidence) => new() { Evidence = evidence };
    public static ConsentCheck Refused(string fault) => new() { Fault = fault };
}
