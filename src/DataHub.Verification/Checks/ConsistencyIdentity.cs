using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>
/// Sex and birth date agree across the sources and with the id number. It belongs to <c>age</c> for the child, and to every requirement
/// that uses a guardian's household record for that guardian: policies need not list it.
/// </summary>
internal sealed class ConsistencyIdentity(bool ofChild) : Check(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "consistency.identity", CheckKind.Condition, [DataItem.Household], _ => new ConsistencyIdentity(ofChild: true))
    {
        Reasons = ["identity-consistent", "identity-inconsistent"],
    };

    public override CheckResult? Judge(in Candidate candidate, Dossier dossier) =>
        ofChild ? OfChild(dossier)
        : candidate.Guardian > 0 ? OfGuardian(candidate.Guardian, dossier)
        : candidate.Record is PropertyTitleRecord title ? OfOwners(title, candidate.Claimants, dossier)
        : null;

    private CheckResult? OfChild(Dossier dossier)
    {
        var child = dossier.Person(0);
        var (household, birth) = (dossier.Of(DataItem.Household, 0), dossier.Of(DataItem.Birth, 0));
        var result = Compare(child, household);
        for (var i = 0; i < birth.Records.Count; i++)
        {
            if (birth.Records[i] is BirthCertificateRecord certificate && !Agree(child, certificate.Sex, certificate.BirthDate))
            {
                return Review("identity-inconsistent", Fact(birth, "person", "child"));
            }
        }

        return result ?? (birth.Records.Count > 0 ? Pass("identity-consistent") : null);
    }

    private CheckResult? OfGuardian(int guardian, Dossier dossier) => Compare(dossier.Person(guardian), dossier.Of(DataItem.Household, guardian));

    private CheckResult? OfOwners(PropertyTitleRecord title, People claimants, Dossier dossier)
    {
        CheckResult? result = null;
        for (var i = 0; i < title.Owners.Count; i++)
        {
            if (result is not { Outcome: CheckOutcome.Review } && dossier.PersonOf(title.Owners[i].IdNumber, claimants) is var owner and > 0)
            {
                result = OfGuardian(owner, dossier) ?? result;
            }
        }

        return result;
    }

    /// <returns>Null where there is no record to compare.</returns>
    private CheckResult? Compare(Person person, in Answer household) =>
        household.Records is not [HouseholdRecord record, ..] ? null
        : Agree(person, record.Sex, record.BirthDate) ? Pass("identity-consistent")
        : Review("identity-inconsistent", Fact(household, "person", PeopleSets.RoleOf(household.Person).ToString()));

    private static bool Agree(Person person, Sex sex, DateOnly birthDate) =>
        (person.Sex is not { } s || s == sex) && (person.BirthDate is not { } b || b == birthDate);
}
