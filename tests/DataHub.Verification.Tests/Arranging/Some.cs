using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verifications;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>The Zhang family and its records as the adapters would hand them over; a test changes what it is about (<c>with</c>).</summary>
internal static class Some
{
    public static readonly Person Child = Of("张小雨", "370102202003120022", new(2020, 3, 12), Sex.Female);
    public static readonly Person Father = Of("张伟", "370102198801051018", new(1988, 1, 5), Sex.Male);
    public static readonly Person Mother = Of("李娜", "370102198907262024", new(1989, 7, 26), Sex.Female);
    public static readonly Person Grandfather = Of("张国强", "370102196002021017", new(1960, 2, 2), Sex.Male);

    public static Family Family { get; } = new()
    {
        Child = Child,
        Guardians = [Guardian(Relation.Father, Father), Guardian(Relation.Mother, Mother)],
    };

    public static Family WithGrandfather { get; } = Family with { Guardians = [.. Family.Guardians, Guardian(Relation.Grandparent, Grandfather)] };

    public static HouseholdRecord Household { get; } = new()
    {
        IdNumber = Child.IdNumber,
        Name = Child.Name,
        Sex = Sex.Female,
        BirthDate = new(2020, 3, 12),
        Ethnicity = "01",
        HouseholdNumber = "370102004100123",
        HeadName = Father.Name,
        HeadIdNumber = Father.IdNumber,
        RelationToHead = "30",
        Collective = false,
        Address = "山东省济南市历下区文化东路88号3号楼2单元501室",
        Division = "370102",
        MovedInOn = new(2021, 6, 15),
        State = HouseholdState.Registered,
    };

    public static PropertyTitleRecord Title { get; } = new()
    {
        TitleNumber = "鲁(2019)济南市不动产权第0123456号",
        NumberCancelled = false,
        UnitNumber = "370102004003GB00012F00030023",
        Address = "历下区文化东路88号3号楼2-501",
        Division = "370102",
        Use = BuildingUse.Dwelling,
        Area = 98.6m,
        Ownership = Ownership.Joint,
        RegisteredOn = new(2019, 6, 18),
        State = TitleState.Current,
        Mortgaged = true,
        Seized = false,
        Disputed = false,
        RightOfResidence = false,
        Owners = [new(Father.Name, IdType.ResidentId, Father.IdNumber, null), new(Mother.Name, IdType.ResidentId, Mother.IdNumber, null)],
    };

    public static ResidencePermitRecord Permit { get; } = new()
    {
        IdNumber = Father.IdNumber,
        Name = Father.Name,
        PermitNumber = "370102A00012345",
        Division = "370102",
        Address = "历下区解放路112号历山名郡2-1-1203",
        FirstIssuedOn = new(2024, 9, 20),
        ValidFrom = new(2025, 9, 20),
        ValidTo = new(2026, 9, 19),
        Endorsements = 1,
        State = PermitState.Valid,
    };

    public static HouseholdRecord HouseholdOf(Person person, string relationToHead) => Household with
    {
        IdNumber = person.IdNumber,
        Name = person.Name,
        Sex = person.Sex!.Value,
        BirthDate = person.BirthDate!.Value,
        RelationToHead = relationToHead,
    };

    /// <summary>Paper that a desk checked for the requirement.</summary>
    public static Attestation Attestation(string requirement) => new(
        Guid.Parse("0197c0de-0000-7000-8000-000000000001"), requirement, "property-certificate", "desk-3", "officer-7", new string('a', 64), new(2026, 6, 9, 9, 0, 0, TimeSpan.Zero));

    public static Guardian Guardian(Relation relation, Person person) => new() { Relation = relation, Person = person };

    public static Person Of(string name, string idNumber, DateOnly birthDate, Sex sex) =>
        new() { Name = name, IdType = IdType.ResidentId, IdNumber = idNumber, BirthDate = birthDate, Sex = sex };
}
