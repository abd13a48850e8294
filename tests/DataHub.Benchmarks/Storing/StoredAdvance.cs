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

namespace DataHub.Benchmarks.Storing;

/// <summary>A family of three as it is stored: taken in, then completed by 12 pulls and a verdict.</summary>
internal static class StoredAdvance
{
    private const int Pulls = 12;
    private static readonly Person Child = Someone("张小雨", "370102202003120022", new DateOnly(2020, 3, 12), Sex.Female);
    private static readonly Person Father = Someone("张伟", "370102198801051018", new DateOnly(1988, 1, 5), Sex.Male);
    private static readonly Person Mother = Someone("李娜", "370102198907262024", new DateOnly(1989, 7, 26), Sex.Female);
    private static readonly RawAnswer Raw = new("envelope", [Encoding.UTF8.GetBytes($$"""{"code":"0","data":[{"padding":"{{new string('x', 500)}}"}]}""")]);

    public static (NewVerification Opening, Advance Advance) Create()
    {
        var now = TimeProvider.System.GetUtcNow();
        var verification = new Case
        {
            Id = Guid.CreateVersion7(now),
            PolicyKey = new PolicyKey("370102", 2026, Stage.Primary),
            PolicyVersion = 1,
            ClientId = "benchmark",
            Family = new Family { Child = Child, Guardians = [new Guardian { Relation = Relation.Father, Person = Father }, new Guardian { Relation = Relation.Mother, Person = Mother }] },
            Consent = new ConsentEvidence("https://login.example.test", "jti", now, now.AddMinutes(30), new string('c', 500)),
            CreatedAt = now,
            LeaseToken = Guid.CreateVersion7(now),
        };
        var opening = new NewVerification
        {
            Verification = verification,
            IdempotencyKey = verification.Id.ToString(),
            BodyDigest = new byte[32],
            LeaseOwner = "benchmark",
            LeaseUntil = now.AddMinutes(1),
            DecisionDeadline = now.AddDays(40),
        };
        return (opening, new Advance { Id = Guid.CreateVersion7(now), Verification = verification, ChangedPulls = [.. Enumerable.Range(0, Pulls).Select(i => PullOf(verification, i, now))], NewRevision = Revision(now) });
    }

    private static Pull PullOf(Case verification, int index, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Question = new PullQuestion { Item = ItemId.HouseholdRegistration, Role = Role.Child, Subject = Child, Number = $"{index}" },
        State = PullState.Record,
        Answer = PullAnswer.Found(
        [
            new HouseholdRecord
            {
                IdNumber = Child.IdNumber, Name = Child.Name, Sex = Sex.Female, BirthDate = Child.BirthDate!.Value, HouseholdNumber = "370102004100123", HeadName = Father.Name,
                HeadIdNumber = Father.IdNumber, RelationToHead = "30", Collective = false, Address = "山东省济南市历下区文化东路88号3号楼2单元501室", Division = "370102",
                MovedInOn = new DateOnly(2021, 6, 15), State = HouseholdState.Registered,
            },
        ]),
        Attempts = 1,
        Source = "公安",
        Interface = "r_370000_hukou_01",
        AdapterVersion = "1",
        RequestedAt = now,
        AnsweredAt = now,
        ElapsedMs = 80,
        Raw = Raw,
        RawDigest = Raw.Digest(),
        NewAttempts = [new PullAttempt(1, verification.CreatedAt, 80, PullState.Record, null, null, null, "benchmark")],
    };

    private static Revision Revision(DateTimeOffset now) => new()
    {
        Number = 1,
        Final = true,
        PolicyVersion = 1,
        InputDigest = new byte[32],
        DecisionDate = new DateOnly(2026, 6, 10),
        DecidedAt = now,
        ElapsedMs = 100,
        Receipt = new string('r', 900),
        Verdict = new Verdict
        {
            Outcome = Outcome.ZeroProof,
            Group = "property-and-household",
            Requirements =
            [
                .. Enumerable.Range(0, 4).Select(i => new RequirementResult
                {
                    Id = $"requirement-{i}", Status = RequirementStatus.Verified, Reason = "registered",
                    Alternatives = [new AlternativeResult("title", RequirementStatus.Verified, null, [new CheckResult("property.share", CheckOutcome.Pass, "share-sufficient", [new Fact(ItemId.PropertyTitle, "share", "1/1", null)])])],
                }),
            ],
            Papers = [],
            Groups = [],
            Ordering = new Ordering(new DateOnly(2021, 6, 15), null, null),
        },
    };

    private static Person Someone(string name, string number, DateOnly born, Sex sex) => new() { Name = name, IdType = IdType.ResidentId, IdNumber = number, BirthDate = born, Sex = sex };
}
