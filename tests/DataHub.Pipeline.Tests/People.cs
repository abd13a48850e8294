using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Pipeline.Tests;

/// <summary>The handbook's sample people.</summary>
internal static class People
{
    public static Person Child { get; } = new() { Name = "张小雨", IdType = IdType.ResidentId, IdNumber = "370102202003120022", BirthDate = new(2020, 3, 12), Sex = Sex.Female };
    public static Person Father { get; } = new() { Name = "张伟", IdType = IdType.ResidentId, IdNumber = "370102198801051018", BirthDate = new(1988, 1, 5), Sex = Sex.Male };

    public static PullQuestion Question(ItemId item, Person? subject = null) =>
        new() { Item = item, Role = subject is null ? Role.Child : Role.Guardian(0), Subject = subject ?? Child };

    public static Pull Due(PullQuestion question) => new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Question = question, State = PullState.Due };
}
