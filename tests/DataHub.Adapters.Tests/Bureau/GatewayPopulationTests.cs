using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau.Population;
using Person = DataHub.Core.Families.Person;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>What the registers hold is what the adapters bring, for everybody of a made-up population.</summary>
public sealed class GatewayPopulationTests(BureauFixture fixture) : IClassFixture<BureauFixture>
{
    [Fact]
    public async Task Household_of_everybody_singly_and_in_a_batch()
    {
        await using var hub = fixture.Hub();
        var adapter = (IBatchAdapter)BureauFixture.Adapter(hub, ItemId.HouseholdRegistration);
        var ends = new Dictionary<PullState, int>();
        foreach (var family in fixture.People.Families)
        {
            var questions = Everybody(family).Select((p, i) => Ask(ItemId.HouseholdRegistration, p, i)).ToList();
            var batch = await adapter.FetchManyAsync(questions, BureauFixture.Context(family.Division), TestContext.Current.CancellationToken);
            for (var i = 0; i < questions.Count; i++)
            {
                var single = await BureauFixture.AskAsync(hub, questions[i]);
                var member = adapter.Read(questions[i], batch[i].Raw.ShouldNotBeNull());
                (member.End, member.Reason).ShouldBe((single.End, single.Reason));
                member.Records.ShouldBe(single.Records);
                Check(single, questions[i].Subject);
                ends[single.End] = ends.GetValueOrDefault(single.End) + 1;
            }
        }

        ends[PullState.Record].ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Permits_of_every_guardian()
    {
        await using var hub = fixture.Hub();
        var found = 0;
        foreach (var person in Guardians())
        {
            var answer = await BureauFixture.AskAsync(hub, Ask(ItemId.ResidencePermit, person));
            var rows = person.IdType == IdType.ResidentId ? fixture.People.Permits(person.IdNumber) : [];
            if (answer.End == PullState.Record)
            {
                answer.Records.Cast<ResidencePermitRecord>().Select(p => (p.PermitNumber, p.FirstIssuedOn, p.ValidFrom, p.ValidTo, p.Endorsements))
                    .ShouldBe(rows.Select(r => (r.PermitNumber, r.FirstIssuedOn, r.ValidFrom, r.ValidTo, r.Endorsements)), ignoreOrder: true);
                found += rows.Count;
            }
            else
            {
                answer.End.ShouldBeOneOf(rows.Count == 0 ? [PullState.NoRecord, PullState.NotCovered] : [PullState.Mismatch]);
            }
        }

        found.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Businesses_of_every_guardian_by_person_and_by_code()
    {
        await using var hub = fixture.Hub();
        var found = 0;
        foreach (var person in Guardians())
        {
            foreach (var (item, codes) in new[]
            {
                (ItemId.EnterpriseRegistration, fixture.People.EnterprisesOfPerson(person.IdNumber).Select(r => r.CreditCode).ToList()),
                (ItemId.SoleTraderRegistration, fixture.People.SoleTradersOfPerson(person.IdNumber).Select(r => r.CreditCode).ToList()),
            })
            {
                var answer = await BureauFixture.AskAsync(hub, Ask(item, person));
                if (answer.End != PullState.Mismatch)
                {
                    answer.Records.Cast<BusinessRecord>().Select(b => b.CreditCode).ShouldBe(codes, ignoreOrder: true);
                }

                foreach (var code in codes)
                {
                    var byCode = await BureauFixture.AskAsync(hub, Ask(item, person) with { Number = code });
                    byCode.End.ShouldBeOneOf(PullState.Record, PullState.Mismatch);
                    found++;
                }
            }
        }

        found.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Marriages_of_every_couple()
    {
        await using var hub = fixture.Hub();
        var found = 0;
        foreach (var family in fixture.People.Families)
        {
            var parents = family.Guardians.Where(g => g.Relation is "father" or "mother").Select(g => Of(g.Person)).ToList();
            if (parents.Count != 2)
            {
                continue;
            }

            var answer = await BureauFixture.AskAsync(hub, Ask(ItemId.MarriageRegistration, parents[0]) with { OtherRole = Role.Guardian(1), Other = parents[1] });
            if (answer.End == PullState.Record)
            {
                var man = parents.Find(p => p.Sex == Sex.Male)?.IdNumber;
                var woman = parents.Find(p => p.Sex == Sex.Female)?.IdNumber;
                answer.Records.Cast<MarriageRecord>().Select(m => (m.CertificateNumber, m.ActAt))
                    .ShouldBe(fixture.People.Marriages(man, woman).Select(r => (r.CertificateNumber, r.ActAt)), ignoreOrder: true);
                found++;
            }
            else
            {
                answer.Failure.ShouldBeNull();
            }
        }

        found.ShouldBeGreaterThan(20);
    }

    private void Check(PullAnswer answer, Person person)
    {
        var row = fixture.People.Household(person.IdNumber);
        if (person.IdType != IdType.ResidentId)
        {
            answer.End.ShouldBe(PullState.NotCovered);
        }
        else if (row is null)
        {
            answer.End.ShouldBe(PullState.NoRecord);
        }
        else if (PersonName.Compare(row.Name, person.Name) != NameMatch.Same)
        {
            answer.End.ShouldBe(PullState.Mismatch);
        }
        else
        {
            var record = answer.Records.ShouldHaveSingleItem().ShouldBeOfType<HouseholdRecord>();
            (record.HouseholdNumber, record.MovedInOn, record.Division, record.RelationToHead, record.BirthDate)
                .ShouldBe((row.HouseholdNumber, row.MovedInOn, row.Division, row.Relation, row.BornOn));
            record.HeadIdNumber.Length.ShouldBe(18);
            record.Collective.ShouldBe(row.Collective || row.Kind == "2");
        }
    }

    private IEnumerable<Person> Guardians() => fixture.People.Families.SelectMany(f => f.Guardians).Select(g => Of(g.Person));

    private static IEnumerable<Person> Everybody(MadeUpFamily family) => [Of(family.Child), .. family.Guardians.Select(g => Of(g.Person))];

    private static Person Of(MadeUpPerson person)
    {
        Core.Json.EnumNames<IdType>.TryParse(person.IdType, out var type).ShouldBeTrue();
        var document = new IdDocument(type, person.IdNumber);
        return new Person
        {
            Name = person.Name,
            IdType = type,
            IdNumber = document.Number,
            BirthDate = document.BirthDate ?? person.BirthDate,
            Sex = document.Sex ?? (Core.Json.EnumNames<Sex>.TryParse(person.Sex, out var sex) ? sex : null),
        };
    }

    private static PullQuestion Ask(ItemId item, Person person, int index = 1) =>
        new() { Item = item, Role = index == 0 ? Role.Child : Role.Guardian(index - 1), Subject = person };
}
