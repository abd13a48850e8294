using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Sources;

/// <summary>Health of each data item, in the handbook's order.</summary>
/// <param name="Notices">What the calling client itself should look at.</param>
public sealed record SourceListResponse(IReadOnlyList<SourceBody> Sources, IReadOnlyList<NoticeBody> Notices);

/// <param name="Code"><c>webhook-paused</c>: an endpoint of this client is paused, events are kept for it.</param>
/// <param name="Subject">What it is about: the endpoint's id.</param>
public sealed record NoticeBody(string Code, string Subject, DateTimeOffset Since, TextBody Text);

/// <param name="State"><c>good</c>, <c>degraded</c>, <c>down</c> or <c>maintenance</c>.</param>
/// <param name="Until">When a maintenance ends, if the source says.</param>
/// <param name="Advice">What a front end should tell parents.</param>
public sealed record SourceBody(string Item, TextBody Title, TextBody Department, string State, DateTimeOffset? Until, TextBody Advice);

/// <summary>Values of a source's <c>state</c>.</summary>
public static class SourceStates
{
    public const string Good = "good";
    public const string Degraded = "degraded";
    public const string Down = "down";
    public const string Maintenance = "maintenance";
}
