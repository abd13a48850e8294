using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Explaining;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Puts a check to the first of a person's records, and holds it to what it declares.</summary>
internal static class Judging
{
    public static CheckResult Judge(this CheckDefinition definition, DataItem item, Role role, params SourceRecord[] records) =>
        definition.Judge("{}", item, role, records);

    public static CheckResult Judge(this CheckDefinition definition, string parameters, DataItem item, Role role, params SourceRecord[] records)
    {
        var known = new Known(Some.Family).Record(item.Id(), role, records);
        return definition.Judge(parameters, known, known.Candidate(item, records[0], role));
    }

    public static CheckResult Judge(this CheckDefinition definition, string parameters, Known known, Candidate candidate)
    {
        definition.Judges.ShouldContain(candidate.Item);
        var result = known.Bind(definition, parameters).Judge(candidate, known.Dossier).ShouldNotBeNull();
        result.Check.ShouldBe(definition.Name);
        definition.Reasons.ShouldContain(result.Reason);
        result.Facts.ShouldAllBe(fact => fact.Item == candidate.Item.Id() && fact.Pull == candidate.Pull && fact.Pull != null);
        Whole(Explanation.Of(result));
        if (result.Counterfactual is { } counterfactual)
        {
            definition.Counterfactuals.ShouldContain(counterfactual.Code);
            Whole(Template.Of(counterfactual).Fill(TextTable.Embedded.Counterfactuals[counterfactual.Code]));
        }

        if (definition.Kind == CheckKind.Selector)
        {
            result.Outcome.ShouldNotBe(CheckOutcome.Fail, "what a selector refuses is no evidence, not a contradiction");
        }

        return result;
    }

    /// <summary>Every place of the sentence was filled from the facts.</summary>
    private static void Whole(Text sentence)
    {
        sentence.Zh.ShouldNotContain(Template.Unknown);
        sentence.En.ShouldNotContain(Template.Unknown);
    }

    public static string? Value(this CheckResult result, string field) => result.Facts.SingleOrDefault(f => f.Field == field)?.Value;
}
