using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Outcomes = DataHub.Contracts.Verifications.Outcomes;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>Each named family, from the request to its explained verdict, through the real adapters.</summary>
public sealed class NamedFamilyTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    public static TheoryData<string> Names => [.. NamedFamilies.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_named_family_gets_its_verdict(string name)
    {
        var named = NamedFamilies.All.Single(f => f.Name == name);
        if (named.OutageItem is { } item)
        {
            hub.Bureau.Faults.Add(new Fault { Item = item, Kind = FaultKind.Outage, IdNumbers = [.. named.Family.Guardians.Select(g => g.Person.IdNumber)] });
        }

        var truth = named.Family.Truth;
        var verdict = await (await hub.ClientAsync()).VerifyAsync(hub.Request(named.Family), $"named-{named.Family.Index}", TimeSpan.FromSeconds(30));
        verdict.Outcome.ShouldBe(truth.Outcome, $"{truth.Note} {string.Join(", ", verdict.Groups.Select(g => $"{g.Id}: {g.Outcome}"))}; {string.Join(", ", verdict.Requirements.Select(r => $"{r.Id}: {r.Status} {r.Reason}"))}");
        verdict.Group.ShouldBe(truth.Group, truth.Note);
        verdict.Final.ShouldBe(truth.Outcome != Outcomes.Pending);
        if (truth.Papers is { } papers)
        {
            verdict.Papers.Select(p => new ExpectedPaper(p.Requirement, p.Material)).ShouldBe(papers, ignoreOrder: true);
        }

        verdict.Requirements.ShouldNotBeEmpty();
        verdict.Requirements.ShouldAllBe(r => r.Explanation.Zh.Any(c => c >= 0x4E00) && r.Explanation.En.Contains(' '));
        (verdict.Receipt is not null).ShouldBe(verdict.Final);
    }
}
