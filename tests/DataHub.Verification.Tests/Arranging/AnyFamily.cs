using CsCheck;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Families of every kind under every sample policy: who guards the child, and what each source knows of whom.</summary>
internal sealed record AnyFamily(World World, CompiledPolicy Policy, string? ClaimedGroup)
{
    private static readonly Person[] Parents = [Some.Father, Some.Mother];

    public static Gen<AnyFamily> Gen { get; } =
        from policy in OneOf(County.Lixia, County.Licheng, County.Linshu)
        from eager in CsCheck.Gen.Bool
        from guardians in OneOf<IReadOnlyList<Guardian>>(
            Some.Family.Guardians, Some.WithGrandfather.Guardians, [Some.Family.Guardians[0]], [Some.Family.Guardians[1]],
            [Some.WithGrandfather.Guardians[2]], [Some.Family.Guardians[1], Some.Guardian(Relation.Other, Some.Grandfather)])
        from abroad in CsCheck.Gen.Int[0, 7]
        from claimed in CsCheck.Gen.Int[-4, 4]
        from records in Records(policy.Document.Division)
        from silence in CsCheck.Gen.Dictionary(OneOf([.. ItemId.Handbook]), CsCheck.Gen.Int[0, 3])[0, 2]
        select Build(policy, eager, guardians, abroad == 0, claimed, records, silence);

    private static Gen<T> OneOf<T>(params T[] values) => CsCheck.Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static AnyFamily Build(
        CompiledPolicy policy, bool eager, IReadOnlyList<Guardian> guardians, bool abroad, int claimed, SourceRecord[] records, Dictionary<ItemId, int> silence)
    {
        var family = Some.Family with
        {
            Guardians = [.. guardians.Select(g => abroad && g.Relation == Relation.Father ? g with { Person = g.Person with { IdType = IdType.Passport } } : g)],
        };
        var world = new World(family).With(records);
        foreach (var (item, end) in silence)
        {
            world.Says(item, null, end switch
            {
                0 => null,
                1 => PullAnswer.NotCovered("not-covered"),
                2 => PullAnswer.Mismatch("name-differs"),
                _ => PullAnswer.NoRecord(),
            });
        }

        var group = claimed < 0 ? null : policy.Document.Groups[claimed].Id;
        return new(world, County.With(policy, eager ? DataHub.Core.Policies.PullStrategy.Eager : DataHub.Core.Policies.PullStrategy.Frugal), group);
    }

    private static Gen<SourceRecord[]> Records(string division) =>
        from households in Households(division)
        from titles in Title(division).Array[0, 3]
        from others in Other(division).Array[0, 6]
        select households.Concat(titles).Concat(others).ToArray();

    private static Gen<SourceRecord[]> Households(string division) =>
        from books in CsCheck.Gen.Int[0, 2].Array[4]
        from known in CsCheck.Gen.Bool.Array[4]
        from codes in OneOf(
            new[] { "30", "02", "12", "51" }, ["42", "20", "39", "01"], ["97", "02", "10", "51"])
        from home in OneOf(division, "370881")
        from state in CsCheck.Gen.Frequency((6, CsCheck.Gen.Const(HouseholdState.Registered)), (1, CsCheck.Gen.Const(HouseholdState.Cancelled)))
        from movedIn in OneOf<DateOnly?>(null, new DateOnly(2021, 6, 15), new DateOnly(2026, 7, 1))
        select new[] { Some.Child, Some.Father, Some.Mother, Some.Grandfather }
            .Select((person, i) => (SourceRecord)(Some.HouseholdOf(person, codes[i]) with
            {
                HouseholdNumber = $"H{books[i] / 2}",
                Division = home,
                State = i == 0 ? state : HouseholdState.Registered,
                MovedInOn = movedIn,
            }))
            .Where((_, i) => known[i] || i == 0).ToArray();

    private static Gen<SourceRecord> Title(string division) =>
        from number in CsCheck.Gen.Int[1, 999]
        from owners in OneOf<Person[]>([Some.Father], [Some.Mother], Parents, [Some.Grandfather], [Some.Child, Some.Father])
        from first in OneOf<Fraction?>(null, new Fraction(1, 3), new Fraction(1, 1))
        from renamed in CsCheck.Gen.Int[0, 6]
        from county in OneOf(division, division, division, "370881")
        from state in OneOf(TitleState.Current, TitleState.Current, TitleState.Historic)
        from seized in CsCheck.Gen.Int[0, 5]
        from disputed in CsCheck.Gen.Int[0, 5]
        from address in OneOf("历下区文化东路88号3号楼2-501", "历下区文化东路88号3号楼2-502", "历下区解放路112号历山名郡2-1-1203", "某某处")
        select (SourceRecord)(Some.Title with
        {
            TitleNumber = $"鲁(2019)济南市不动产权第0{number:D6}号",
            UnitNumber = $"370102004003GB00012F0003{number:D4}",
            Division = county,
            State = state,
            Seized = seized == 0,
            Disputed = disputed == 0,
            Address = address,
            Owners = [.. owners.Select((owner, i) => new TitleOwner(renamed == 0 ? "某某" : owner.Name, IdType.ResidentId, owner.IdNumber, owners.Length == 1 || i > 0 ? null : first))],
        });

    private static Gen<SourceRecord> Other(string division) =>
        from kind in CsCheck.Gen.Int[0, 7]
        from person in OneOf(Some.Father, Some.Mother)
        from good in CsCheck.Gen.Bool
        from months in CsCheck.Gen.Int[1, 30]
        select Other(kind, person, good, months, good ? division : "370881", division);

    private static SourceRecord Other(int kind, Person person, bool good, int months, string where, string division)
    {
        var since = new DateOnly(2026, 9, 1).AddMonths(-months);
        return kind switch
        {
            0 or 1 => Some.Permit with { IdNumber = person.IdNumber, Name = person.Name, Division = where, FirstIssuedOn = since, ValidFrom = since, ValidTo = new(2027, 1, 1), Endorsements = 5 },
            2 => new RentalFilingRecord
            {
                FilingNumber = $"ZL-{months}",
                TenantName = person.Name,
                TenantIdNumber = person.IdNumber,
                OwnerName = "赵敏",
                OwnerIdNumber = "370102197001010010",
                Address = "历下区解放路112号历山名郡2号楼1单元1203室",
                Division = where,
                From = since,
                To = new(2027, 7, 31),
                State = RentalState.Filed,
                PublicRental = false,
            },
            3 => new SocialInsuranceRecord
            {
                IdNumber = person.IdNumber,
                Name = person.Name,
                From = new(2024, 8),
                To = new(2026, 8),
                Contributions = [.. Enumerable.Range(0, months).Select(i => new Contribution(new YearMonth(2026, 6).AddMonths(-i), InsuranceKind.EmployeePension, ContributionState.Paid, where))],
            },
            4 => new SoleTraderRecord
            {
                CreditCode = "92370102MA3C4K5L3X",
                Name = "小店",
                Address = "济南市历下区山大路201号",
                OwnerName = person.Name,
                OwnerIdNumber = person.IdNumber,
                EstablishedOn = since,
                State = good ? BusinessState.InBusiness : BusinessState.Revoked,
            },
            5 => new BirthCertificateRecord
            {
                Number = "T370012345",
                ChildName = Some.Child.Name,
                Sex = Sex.Female,
                BirthDate = Some.Child.BirthDate!.Value,
                MotherName = Some.Mother.Name,
                MotherIdNumber = Some.Mother.IdNumber,
                FatherName = good ? Some.Father.Name : null,
                FatherIdNumber = good ? Some.Father.IdNumber : null,
                State = months > 5 ? CertificateState.Valid : CertificateState.Void,
            },
            6 => new MarriageRecord
            {
                Act = good ? MarriageAct.Marriage : MarriageAct.Divorce,
                Reissue = false,
                ActAt = new(2014, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)),
                ManName = Some.Father.Name,
                ManIdNumber = Some.Father.IdNumber,
                WomanName = Some.Mother.Name,
                WomanIdNumber = Some.Mother.IdNumber,
                CertificateNumber = "J370102-2014-001234",
            },
            _ => new PreferentialRecord
            {
                Category = good ? "03" : "06",
                CertificateNumber = "鲁军优字第2024-0088号",
                HolderName = person.Name,
                HolderIdNumber = person.IdNumber,
                Beneficiaries = months > 15 ? [new(Some.Child.Name, Some.Child.IdNumber)] : [],
                ValidFrom = new(2024, 1, 1),
                ValidTo = new(2028, 12, 31),
                State = PreferentialState.Valid,
            },
        };
    }
}
