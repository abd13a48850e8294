using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Deciding;

namespace DataHub.Pipeline.Tests.Deciding;

public sealed class VerdictNewsTests
{
    private static readonly HomeChoice Home = new(ItemId.PropertyTitle, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "鲁(2019)济南市不动产权第0123456号", "历下区文化东路88号3号楼2-501", "unit");

    private static readonly Verdict Told = new()
    {
        Outcome = Outcome.ZeroProof,
        Group = "property-and-household",
        Requirements = [Requirement("home", RequirementStatus.Verified, "met-by-title"), Requirement("residence", RequirementStatus.NotNeeded, "not-needed")],
        Papers = [new("home", "property-certificate", ["purchase-contract"], "no-record")],
        Groups = [new("property-and-household", Outcome.ZeroProof, [], []), new("migrant-worker", Outcome.Pending, [], [])],
        Ordering = new(new(2021, 6, 15), new(2019, 6, 18), null),
        Homes = [Home],
    };

    /// <summary>What a late answer fills in without changing what the verdict says.</summary>
    public static TheoryData<string, Verdict> Filled => new()
    {
        { "another group", Told with { Groups = [Told.Groups[0], Told.Groups[1] with { Outcome = Outcome.PaperRequired }] } },
        { "an alternative of what was met", Told with { Requirements = [Told.Requirements[0] with { Alternatives = [new("contract", RequirementStatus.NoRecord, null, [])] }, Told.Requirements[1]] } },
        { "another way in which it is met", Told with { Requirements = [Told.Requirements[0] with { Reason = "met-by-contract" }, Told.Requirements[1]] } },
        { "what was not needed", Told with { Requirements = [Told.Requirements[0], Requirement("residence", RequirementStatus.Contradicted, "rental-ended")] } },
        { "by whose answer a home is told", Told with { Homes = [Home with { Pull = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }] } },
        { "the same papers", Told with { Papers = [new("home", "property-certificate", ["purchase-contract"], "no-record")] } },
    };

    public static TheoryData<string, Verdict> Changed => new()
    {
        { "the outcome", Told with { Outcome = Outcome.Review } },
        { "the group", Told with { Group = "household-only" } },
        { "a requirement", Told with { Requirements = [Requirement("home", RequirementStatus.Review, "met-by-title"), Told.Requirements[1]] } },
        { "a paper", Told with { Papers = [] } },
        { "what would do instead", Told with { Papers = [new("home", "property-certificate", [], "no-record")] } },
        { "a home to choose", Told with { Homes = [Home, Home with { Number = "another" }] } },
        { "a date to order by", Told with { Ordering = new(null, null, null) } },
    };

    [Theory, MemberData(nameof(Filled))]
    public void A_final_verdict_that_is_filled_in_says_nothing_new(string what, Verdict now)
    {
        VerdictNews.Differs(Revision(final: true), now).ShouldBeFalse(what);
        VerdictNews.Differs(Revision(final: false), now).ShouldBe(what != "the same papers", "before it is final any difference counts");
    }

    [Theory, MemberData(nameof(Changed))]
    public void A_verdict_that_says_something_else_is_news(string what, Verdict now)
    {
        VerdictNews.Differs(Revision(final: true), now).ShouldBeTrue(what);
        VerdictNews.Differs(Revision(final: false), now).ShouldBeTrue(what);
    }

    [Fact]
    public void Why_a_requirement_is_not_met_is_news()
    {
        var lacking = Told with { Requirements = [Requirement("home", RequirementStatus.NoRecord, "no-record")] };
        var why = lacking with { Requirements = [Requirement("home", RequirementStatus.NoRecord, "title-not-current")] };

        VerdictNews.Differs(Revision(final: true) with { Verdict = lacking }, why).ShouldBeTrue();
    }

    [Fact]
    public void Where_no_group_fits_what_each_lacks_is_what_the_verdict_says()
    {
        var none = Told with { Group = null };
        var more = none with { Groups = [none.Groups[0], none.Groups[1] with { Outcome = Outcome.PaperRequired }] };

        VerdictNews.Differs(Revision(final: true) with { Verdict = none }, more).ShouldBeTrue();
    }

    private static RequirementResult Requirement(string id, RequirementStatus status, string reason) => new() { Id = id, Status = status, Reason = reason, Alternatives = [] };

    private static Revision Revision(bool final) => new()
    {
        Number = 1,
        Verdict = Told,
        Final = final,
        PolicyVersion = 1,
        InputDigest = [],
        DecisionDate = new(2026, 6, 10),
        DecidedAt = DateTimeOffset.UnixEpoch,
        ElapsedMs = 0,
    };
}
