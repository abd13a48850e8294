using System.Globalization;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// One check with its parameters bound: a pure function of a candidate and of what is known about the family.
/// Immutable; a policy's checks are shared by all threads.
/// </summary>
internal abstract class Check(CheckDefinition definition)
{
    private CheckResult? _plain;

    public CheckDefinition Definition { get; } = definition;

    /// <summary>Position among the policy's distinct checks, under which a decision keeps its result.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Whether the answer depends on more of a candidate than its record: on the guardian judged beside it.</summary>
    public virtual bool LooksBeside => true;

    /// <returns>Null when the check is left out here: it neither holds nor breaks.</returns>
    public abstract CheckResult? Judge(in Candidate candidate, Dossier dossier);

    /// <summary>Most checks pass in the same words for every family: that result is made once.</summary>
    protected CheckResult Pass(string reason)
    {
        // Two threads may both make it; either result is as good.
        var known = _plain;
        return known?.Reason == reason ? known : _plain = new(Definition.Name, CheckOutcome.Pass, reason, []);
    }

    protected CheckResult Pass(string reason, params Fact[] facts) => new(Definition.Name, CheckOutcome.Pass, reason, facts);

    protected CheckResult Absent(string reason, params Fact[] facts) => new(Definition.Name, CheckOutcome.Absent, reason, facts);

    protected CheckResult Review(string reason, params Fact[] facts) => new(Definition.Name, CheckOutcome.Review, reason, facts);

    protected CheckResult Fail(string reason, params Fact[] facts) => new(Definition.Name, CheckOutcome.Fail, reason, facts);

    /// <summary>A failed threshold, with what would meet it.</summary>
    protected CheckResult FallsShort(string reason, Counterfactual counterfactual, params Fact[] facts) =>
        new(Definition.Name, CheckOutcome.Fail, reason, facts, counterfactual);

    /// <summary>The result where an answer that the check needs brought no record.</summary>
    protected CheckResult Missing(in Answer answer) => CommonReasons.Result(Definition.Name, answer);

    protected static Fact Fact(in Candidate candidate, string field, string value, bool personal = false) =>
        new(candidate.Item.Id(), field, value, candidate.Pull, personal);

    protected static Fact Fact(in Candidate candidate, string field, DateOnly date) =>
        new(candidate.Item.Id(), field, Text(date), candidate.Pull);

    protected static Fact Fact(in Answer answer, string field, string value, bool personal = false) =>
        new(answer.Id, field, value, answer.Pull, personal);

    protected static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A check of one kind of record.</summary>
internal abstract class Check<TRecord>(CheckDefinition definition) : Check(definition)
    where TRecord : SourceRecord
{
    public sealed override CheckResult? Judge(in Candidate candidate, Dossier dossier) => Judge((TRecord)candidate.Record!, candidate, dossier);

    protected abstract CheckResult? Judge(TRecord record, in Candidate candidate, Dossier dossier);
}
