namespace DataHub.Verification.Terms;

/// <summary>A span of days, both ends included: the validity of a permit, the term of a rental filing.</summary>
public readonly record struct Term(DateOnly From, DateOnly To)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}
