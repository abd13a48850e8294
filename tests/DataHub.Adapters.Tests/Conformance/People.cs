using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>The made-up people of the handbook.</summary>
internal static class People
{
    public static Person Child { get; } = Resident("张小雨", "370102202003120022");
    public static Person Father { get; } = Resident("张伟", "370102198801051018");
    public static Person Mother { get; } = Resident("李娜", "370102198907262024");
    public static Person Migrant { get; } = Resident("李强", "370881199003034019");

    public static Person Resident(string name, string number) => new()
    {
        Name = name,
        IdType = IdType.ResidentId,
        IdNumber = number,
        BirthDate = new IdDocument(IdType.ResidentId, number).BirthDate,
        Sex = new IdDocument(IdType.ResidentId, number).Sex,
    };

    public static PullQuestion Ask(ItemId item, Role role, Person person) => new() { Item = item, Role = role, Subject = person };
}
