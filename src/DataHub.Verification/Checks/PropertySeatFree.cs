using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>No other family confirmed this home within some years; a sibling, who shares a parent, may use it again.</summary>
internal sealed class PropertySeatFree(int years) : Check<PropertyTitleRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "property.seat-free", CheckKind.Rule, [DataItem.Title], parameters => new PropertySeatFree(parameters.Whole("years", 1, 12)))
    {
        Reasons = ["seat-free", "seat-taken"],
        Counterfactuals = ["seat-free-on"],
    };

    /// <summary>The unit number; of a virtual one, which identifies nothing, the title number instead.</summary>
    public static string KeyOf(PropertyTitleRecord title) =>
        UnitNumber.TryParse(title.UnitNumber, out var unit, out _) && !unit.IsVirtual ? unit.Value : title.TitleNumber;

    protected override CheckResult Judge(PropertyTitleRecord record, in Candidate candidate, Dossier dossier)
    {
        var seats = dossier.Input.Seats;
        if (seats.Count == 0)
        {
            return Pass("seat-free");
        }

        // Siblings use one home in several years: of all who took it, the last one says when it is free.
        var key = KeyOf(record);
        DateOnly? confirmed = null;
        for (var i = 0; i < seats.Count; i++)
        {
            if (seats[i].Key == key && (confirmed is not { } last || seats[i].ConfirmedOn > last) && !IsSibling(seats[i], dossier))
            {
                confirmed = seats[i].ConfirmedOn;
            }
        }

        return confirmed is { } taken && taken.AddYears(years) is var free && free > dossier.Input.DecisionDate
            ? FallsShort(
                "seat-taken",
                new("seat-free-on", Text(years), Text(taken), free, dossier.Input.DecisionDate),
                Fact(candidate, "titleNumber", record.TitleNumber, personal: true))
            : Pass("seat-free");
    }

    private static bool IsSibling(Seat seat, Dossier dossier)
    {
        for (var i = 0; i < seat.ParentIdNumbers.Count; i++)
        {
            if (dossier.PersonOf(seat.ParentIdNumbers[i], dossier.Parents) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
