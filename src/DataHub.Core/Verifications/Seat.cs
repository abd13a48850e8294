namespace DataHub.Core.Verifications;

/// <summary>A home that another family confirmed: its seat is taken for some years, siblings excepted.</summary>
/// <param name="Key">Unit number, or title number where the unit is virtual.</param>
/// <param name="ConfirmedOn">Day of the confirmation.</param>
/// <param name="ParentIdNumbers">Parents of the child that took it: a shared one makes a sibling.</param>
public sealed record Seat(string Key, DateOnly ConfirmedOn, IReadOnlyList<string> ParentIdNumbers)
{
    public override string ToString() => nameof(Seat);
}
