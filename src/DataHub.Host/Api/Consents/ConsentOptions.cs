using System.ComponentModel.DataAnnotations;
using DataHub.Host.Api.Issuers;

namespace DataHub.Host.Api.Consents;

/// <summary>Section <c>Consent</c>: whose consents are taken.</summary>
public sealed class ConsentOptions
{
    public const string Section = "Consent";

    /// <summary>Identity providers whose login did the guardian's face check. Without any, no family can be verified.</summary>
    public IList<IssuerOptions> Issuers { get; set; } = [];

    /// <summary>How far the issuer's clock may be off. 0–5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(60);
}
