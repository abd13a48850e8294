using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>The months asked for, both ends included: 1 to 60.</summary>
internal readonly record struct InsurancePeriod(YearMonth From, YearMonth To)
{
    private const int Most = 60;

    /// <summary>What stands in place of an answer to a question without such a period: the source would refuse it.</summary>
    public static PullFailure Unfit { get; } = new(ErrorClass.Rejected, "period", "the question names no period of 1 to 60 months; correct the months in the policy");

    public static InsurancePeriod? Of(PullQuestion question) =>
        question is { From: { } from, To: { } to } && to - from is >= 0 and < Most ? new(from, to) : null;

    public bool Contains(YearMonth month) => From <= month && month <= To;
}
