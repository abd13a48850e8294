using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

/// <summary>What every check of the child's household has in common: it judges the child's household, whatever record stands beside it.</summary>
public abstract class HouseholdCheckTests
{
    private protected abstract CheckDefinition Definition { get; }

    private protected virtual string Parameters => "{}";

    [Theory]
    [MemberData(nameof(Lacks.All), MemberType = typeof(Lacks))]
    public void Without_the_childs_household_the_answer_decides(Lack lack, CheckOutcome outcome, string reason)
    {
        var known = new Known(Some.Family).Lacks(ItemId.HouseholdRegistration, Known.Child, lack);
        var result = Definition.Judge(Parameters, known, known.Candidate(DataItem.Household, null, Known.Child, guardian: 1));

        result.ShouldSay(outcome, reason);
        result.Value("person").ShouldBe("child");
    }

    [Fact]
    public void A_child_with_a_passport_is_in_no_book()
    {
        var known = new Known(Some.Family with { Child = Some.Child with { IdType = IdType.Passport, IdNumber = "E12345678" } });

        Definition.Judge(Parameters, known, known.Candidate(DataItem.Household, null, Known.Child, guardian: 1)).ShouldSay(CheckOutcome.NotCovered, "document-not-covered");
    }

    [Fact]
    public void Beside_another_record_it_judges_the_household_all_the_same()
    {
        var known = new Known(Some.Family).Record(ItemId.HouseholdRegistration, Known.Child, Some.Household)
            .Record(ItemId.HouseholdRegistration, Known.Father, Some.HouseholdOf(Some.Father, "02")).Record(ItemId.PropertyTitle, Known.Father, Some.Title);
        var alone = known.Bind(Definition, Parameters).Judge(known.Candidate(DataItem.Household, Some.Household, Known.Child, guardian: 1), known.Dossier)!;
        var beside = known.Bind(Definition, Parameters).Judge(known.Candidate(DataItem.Title, Some.Title, Known.Father), known.Dossier)!;

        (beside.Outcome, beside.Reason).ShouldBe((CheckOutcome.Pass, alone.Reason));
        beside.Facts.ShouldBe(alone.Facts);
    }

    private protected CheckResult Judge(HouseholdRecord household) => Judge(Parameters, household);

    private protected CheckResult Judge(string parameters, HouseholdRecord household) => Definition.Judge(parameters, DataItem.Household, Known.Child, household);
}
