using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// The child was born within the window. The household's date is preferred; the id number's or the given one serves until it is known.
/// Where the two fall on different sides of the window the sources disagree, and a person looks.
/// </summary>
internal sealed class ChildAge(DateOnly bornFrom, DateOnly bornTo) : Check(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("child.age", CheckKind.Rule, [], Bind)
    {
        Reasons = ["child-age-in-window", "child-too-young", "child-too-old", "birth-dates-disagree", "birth-date-unknown"],
        Counterfactuals = ["born-between"],
    };

    public override CheckResult Judge(in Candidate candidate, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, 0);
        var given = dossier.Person(0).BirthDate;
        var recorded = answer.Records is [HouseholdRecord household, ..] ? household.BirthDate : (DateOnly?)null;
        if ((recorded ?? given) is not { } born)
        {
            return answer.IsOpen ? Missing(answer) : Review("birth-date-unknown");
        }

        if (given is { } other && IsInside(other) != IsInside(born))
        {
            return Review("birth-dates-disagree", Fact(answer, "birthDate", Text(born), personal: true));
        }

        var fact = new Fact(ItemId.HouseholdRegistration, "birthDate", Text(born), recorded is null ? null : answer.Pull, Personal: true);
        return IsInside(born)
            ? Pass("child-age-in-window", fact)
            : FallsShort(born > bornTo ? "child-too-young" : "child-too-old", new("born-between", $"{Text(bornFrom)}/{Text(bornTo)}", Text(born)), fact);
    }

    private bool IsInside(DateOnly born) => bornFrom <= born && born <= bornTo;

    private static ChildAge Bind(CheckParameters parameters)
    {
        var (from, to) = (parameters.Date("bornFrom"), parameters.Date("bornTo"));
        if (to < from)
        {
            parameters.Refuse("bornTo", "lies before bornFrom", "give the later date last");
        }

        return new(from, to);
    }
}
