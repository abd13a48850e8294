using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;

namespace DataHub.Pipeline.Pulling.Sources;

/// <param name="State">How it ended; null when no test identity is configured.</param>
public sealed record ProbeResult(PullState? State, PullFailure? Failure, TimeSpan Elapsed);

/// <summary>One real call about a configured test identity: past a pause, a hold and an open breaker, but not past the quota.</summary>
public sealed class SourceProbe(IConfiguration configuration, ISeasonClock season, TimeProvider time)
{
    private const int InsuranceMonths = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ProbeResult> RunAsync(IAdapter adapter, CancellationToken cancellationToken)
    {
        var probe = configuration.GetSection($"Adapters:{adapter.Descriptor.Item}:{nameof(AdapterOptions.Probe)}").Get<ProbeOptions>();
        if (probe is not { IsSet: true })
        {
            return new ProbeResult(null, null, TimeSpan.Zero);
        }

        var question = Question(adapter.Descriptor.Item, probe);
        var started = time.GetTimestamp();
        var context = new PullContext { Lane = Lane.Online, Division = probe.Division, IsProbe = true, GiveUpAt = time.GetUtcNow() + Patience };
        var fetched = await adapter.FetchAsync(question, context, cancellationToken).ConfigureAwait(false);
        var elapsed = time.GetElapsedTime(started);
        return fetched switch
        {
            { Failure: { } failure } => new ProbeResult(PullState.Failed, failure, elapsed),
            { Raw: { } raw } when adapter.Read(question, raw) is var answer => new ProbeResult(answer.End, answer.Failure, elapsed),
            _ => new ProbeResult(PullState.Waiting, null, elapsed),
        };
    }

    private PullQuestion Question(ItemId item, ProbeOptions probe)
    {
        var question = new PullQuestion { Item = item, Role = Role.Guardian(0), Subject = Someone(probe.Name, probe.IdNumber), Number = probe.Number.Length == 0 ? null : probe.Number };
        if (probe.OtherName.Length > 0)
        {
            question = question with { OtherRole = Role.Guardian(1), Other = Someone(probe.OtherName, probe.OtherIdNumber) };
        }

        var to = YearMonth.Of(season.Today);
        return item == ItemId.PropertyTitle ? question with { Division = probe.Division }
            : item == ItemId.SocialInsurance ? question with { From = to.AddMonths(-InsuranceMonths), To = to }
            : question;
    }

    private static Person Someone(string name, string number) =>
        new() { Name = name, IdType = IdType.ResidentId, IdNumber = number, BirthDate = CitizenId.TryParse(number, out var id, out _) ? id.BirthDate : null };
}
