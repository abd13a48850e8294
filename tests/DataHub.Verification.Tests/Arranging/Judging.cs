using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Explaining;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Puts a check to a candidate (the first of a person's records where the test names none), and holds it to what it declares.</summary>
internal static class Judging
{
    private static readonly string[] Unasked = [CommonReasons.NotAskedYet, CommonReasons.DocumentNotCovered];

    public static CheckResult Judge(this CheckDefinition definition, DataItem item, Role role, params SourceRecord[] records) =>
        definition.Judge("{}", item, role, records);

    public static CheckResult Judge(this CheckDefinition definition, string parameters, DataItem item, Role role, params SourceRecord[] records)
    {
        var known = new Known(Some.Family).Record(item.Id(), role, records);
        return definition.Judge(parameters, known, known.Candidate(item, records[0], role));
    }

    public static CheckResult Judge(this CheckDefinition definition, string parameters, Known known, Candidate candidate) =>
        known.Bind(definition, parameters).Put(known, candidate).ShouldNotBeNull();

    /// <returns>Null where the check is left out.</returns>
    public static CheckResult? Put(this Check check, Known known, Candidate candidate)
    {
        var definition = check.Definition;
        if (definition.Judges.Count > 0 && candidate.Record is not null)
        {
            definition.Judges.ShouldContain(candidate.Item);
        }

        if (check.Judge(candidate, known.Dossier) is not { } result)
        {
            return null;
        }

        result.Check.ShouldBe(definition.Name);
        definition.Reasons.Concat(CommonReasons.All).ShouldContain(result.Reason);
        result.Facts.ShouldAllBe(fact => known.Holds(fact) || (fact.Pull == null && (definition.Judges.Count == 0 || Unasked.Contains(result.Reason))));
        result.Facts.Where(known.IsPersonal).ShouldAllBe(fact => fact.Personal);
        Whole(Explanation.Of(result, items: known.Item is null ? null : new([known.Item])));
        if (result.Counterfactual is { } counterfactual)
        {
            result.Outcome.ShouldBe(CheckOutcome.Fail, "only a threshold that was missed says what would meet it");
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

    public static void ShouldSay(this CheckResult? result, CheckOutcome outcome, string reason) => (result!.Outcome, result.Reason).ShouldBe((outcome, reason));

    public static string? Value(this CheckResult result, string field) => result.Facts.SingleOrDefault(f => f.Field == field)?.Value;
}
