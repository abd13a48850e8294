using System.Text;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Storage.Tests;

/// <summary>Families, pulls and verdicts as they really come, with people that a dump must not show.</summary>
internal static class Samples
{
    public const string ChildName = "张小雨", ChildNumber = "370102202003120022", FatherName = "张伟", FatherNumber = "370102198801051018";
    public const string Address = "山东省济南市历下区文化东路88号3号楼2单元501室", TitleNumber = "鲁(2019)济南市不动产权第0123456号";

    public static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 2, 3, TimeSpan.Zero);

    public static NewVerification New(string division = "370102", string key = "k", byte digest = 1, string? externalId = null, DateTimeOffset? at = null, DateTimeOffset? deadline = null)
    {
        var now = at ?? Now;
        var person = new Person { Name = ChildName, IdType = IdType.ResidentId, IdNumber = ChildNumber, BirthDate = new DateOnly(2020, 3, 12), Sex = Sex.Female };
        var father = new Person { Name = FatherName, IdType = IdType.ResidentId, IdNumber = FatherNumber };
        var verification = new Case
        {
            Id = Guid.CreateVersion7(now),
            PolicyKey = new PolicyKey(division, 2026, Stage.Primary),
            PolicyVersion = 3,
            ClientId = "lixia",
            Family = new Family { Child = person, Guardians = [new Guardian { Relation = Relation.Father, Person = father }], Hints = new Hints { PropertyTitleNumber = TitleNumber } },
            ClaimedGroup = "property-and-household",
            ExternalId = externalId,
            Consent = new ConsentEvidence("https://id.example", "jti-1", now, now.AddHours(1), $"eyJ.{FatherNumber}.sig"),
            CreatedAt = now,
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            LeaseToken = Guid.CreateVersion7(now),
        };
        return new NewVerification
        {
            Verification = verification,
            IdempotencyKey = key,
            BodyDigest = [.. Enumerable.Repeat(digest, 32)],
            LeaseOwner = "node-1",
            LeaseUntil = now.AddSeconds(60),
            DecisionDeadline = deadline ?? now.AddDays(40),
        };
    }

    public static Pull Household(Case verification, PullState state = PullState.Record)
    {
        var raw = new RawAnswer("envelope", [Encoding.UTF8.GetBytes($$"""{"XM":"{{ChildName}}","GMSFHM":"{{ChildNumber}}","HJDZ":"{{Address}}"}"""), new byte[] { 1, 2, 3 }]);
        var record = new HouseholdRecord
        {
            IdNumber = ChildNumber,
            Name = ChildName,
            Sex = Sex.Female,
            BirthDate = new DateOnly(2020, 3, 12),
            HouseholdNumber = "370102004100123",
            HeadName = FatherName,
            HeadIdNumber = FatherNumber,
            RelationToHead = "30",
            Collective = false,
            Address = Address,
            Division = "370102",
            MovedInOn = new DateOnly(2021, 6, 15),
            State = HouseholdState.Registered,
        };
        var failure = new PullFailure(ErrorClass.Transient, "E-301", "timed out");
        return new Pull
        {
            Id = Guid.CreateVersion7(verification.CreatedAt),
            Question = new PullQuestion { Item = ItemId.HouseholdRegistration, Role = Role.Child, Subject = verification.Family.Child },
            State = state,
            Answer = state == PullState.Record ? PullAnswer.Found([record]) : state == PullState.Failed ? PullAnswer.Failed(failure) : null,
            Attempts = 1,
            NextAttemptAt = state == PullState.Record ? null : verification.CreatedAt.AddSeconds(30).ToOffset(TimeSpan.FromHours(8)),
            Ticket = state == PullState.Waiting ? $"ticket-of-{ChildNumber}" : null,
            Source = "公安",
            Interface = "r_370000_hukou_01",
            AdapterVersion = "1",
            RequestedAt = verification.CreatedAt,
            AnsweredAt = verification.CreatedAt.AddMilliseconds(80),
            ElapsedMs = 80,
            Raw = state == PullState.Record ? raw : null,
            RawDigest = state == PullState.Record ? raw.Digest() : null,
            NewAttempts = [new PullAttempt(1, verification.CreatedAt, 80, state, state == PullState.Failed ? ErrorClass.Transient : null, null, null, "node-1")],
        };
    }

    public static Revision Revision(int number = 1, Outcome outcome = Outcome.ZeroProof, bool final = true, Guid? pull = null) => new()
    {
        Number = number,
        Final = final,
        PolicyVersion = 3,
        InputDigest = [.. Enumerable.Repeat((byte)number, 32)],
        DecisionDate = new DateOnly(2026, 6, 10),
        DecidedAt = Now.AddSeconds(number),
        ElapsedMs = 412,
        Receipt = final ? $"sd-jwt~{ChildName}" : null,
        Verdict = new Verdict
        {
            Outcome = outcome,
            Group = "property-and-household",
            Requirements =
            [
                new RequirementResult
                {
                    Id = "household", Status = RequirementStatus.Verified, Reason = "registered", Alternatives =
                    [
                        new AlternativeResult("household", RequirementStatus.Verified, null,
                            [new CheckResult("household.registered", CheckOutcome.Pass, "registered", [new Fact(ItemId.HouseholdRegistration, "address", Address, pull, Personal: true)])]),
                    ],
                },
            ],
            Papers = [],
            Groups = [],
            Ordering = new Ordering(new DateOnly(2021, 6, 15), null, null),
            Homes = [new HomeChoice(ItemId.PropertyTitle, pull ?? Guid.Empty, TitleNumber, Address, "370102004003GB00012F00030023")],
        },
    };

    public static Advance Finish(Case verification) => new() { Id = Guid.CreateVersion7(Now), Verification = verification, ChangedPulls = [Household(verification)], NewRevision = Revision() };
}
