using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ParentageMarriageLinkTests
{
    private static readonly MarriageRecord Married = Others.Marriage(MarriageAct.Marriage, 2014);

    [Theory]
    [InlineData(1, 2, "guardian-1")]
    [InlineData(2, 1, "guardian-2")]
    public void A_marriage_links_either_of_the_couple(int guardian, int partner, string person)
    {
        var result = Judge(guardian, partner, Married);

        result.ShouldSay(CheckOutcome.Pass, "married-to-proven-parent");
        result.Value("person").ShouldBe(person);
    }

    [Theory]
    [InlineData(MarriageAct.Divorce, "divorce")]
    [InlineData(MarriageAct.Annulment, "annulment")]
    public void The_latest_act_decides_in_whatever_order_the_register_answers(MarriageAct act, string told)
    {
        var ended = Others.Marriage(act, 2020);
        foreach (var acts in new[] { new[] { Married, ended }, [ended, Married] })
        {
            var result = Judge(1, 2, acts);
            result.ShouldSay(CheckOutcome.Fail, "marriage-ended");
            (result.Value("person"), result.Value("act")).ShouldBe(("guardian-1", told));
        }

        Judge(1, 2, ended, Married, Others.Marriage(MarriageAct.Marriage, 2022)).ShouldSay(CheckOutcome.Pass, "married-to-proven-parent");
    }

    [Fact]
    public void A_reissued_certificate_repeats_what_it_certifies()
    {
        Judge(1, 2, Married, Others.Marriage(MarriageAct.Marriage, 2019) with { Reissue = true }).Outcome.ShouldBe(CheckOutcome.Pass);
        Judge(1, 2, Married, Others.Marriage(MarriageAct.Divorce, 2020), Others.Marriage(MarriageAct.Divorce, 2023) with { Reissue = true }).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Fact]
    public void An_act_with_somebody_else_is_no_link_and_ends_none()
    {
        var earlier = Others.Marriage(MarriageAct.Marriage, 2010) with { WomanName = "王芳", WomanIdNumber = "370102199103034022" };
        var divorced = earlier with { Act = MarriageAct.Divorce, ActAt = earlier.ActAt.AddYears(13) };

        Judge(1, 2, earlier, divorced).ShouldSay(CheckOutcome.Absent, "marriage-of-others");
        Judge(1, 2, Married, divorced).ShouldSay(CheckOutcome.Pass, "married-to-proven-parent");
    }

    private static CheckResult Judge(int guardian, int partner, params MarriageRecord[] acts)
    {
        var known = new Known(Some.Family).Answer(ItemId.MarriageRegistration, Known.Father, DataHub.Core.Pulls.PullAnswer.Found(acts), Known.Mother);
        return ParentageMarriageLink.Declaration.Judge("{}", known, known.Candidate(DataItem.Marriage, acts[0], Known.Father, guardian: guardian, partner: partner));
    }
}
