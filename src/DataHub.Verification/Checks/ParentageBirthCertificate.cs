using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A valid birth certificate names the guardian as mother or father by id number.</summary>
internal sealed class ParentageBirthCertificate() : Check<BirthCertificateRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "parentage.birth-certificate", CheckKind.Rule, [DataItem.Birth], _ => new ParentageBirthCertificate())
    {
        Reasons =
        [
            "parentage-on-certificate", "birth-certificate-not-valid", "birth-certificate-name-alone", "birth-certificate-name-differs",
            "birth-certificate-without-father", "birth-certificate-names-another",
        ],
    };

    protected override CheckResult Judge(BirthCertificateRecord record, in Candidate candidate, Dossier dossier)
    {
        // A replaced or void certificate is no evidence: another one may be valid.
        if (record.State != CertificateState.Valid)
        {
            return Absent("birth-certificate-not-valid", Fact(candidate, "state", EnumNames<CertificateState>.Of(record.State)));
        }

        var isMother = dossier.Input.Family.Guardians[candidate.Guardian - 1].Relation == Relation.Mother;
        var (name, number) = isMother ? (record.MotherName, record.MotherIdNumber) : (record.FatherName, record.FatherIdNumber);
        var who = Fact(candidate, "person", PeopleSets.RoleOf(candidate.Guardian).ToString());
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(number))
        {
            return Absent("birth-certificate-without-father", who);
        }

        var guardian = dossier.Person(candidate.Guardian);
        var sameName = name is not null && PersonName.Compare(guardian.Name, name) != NameMatch.Different;
        if (string.IsNullOrEmpty(number))
        {
            return sameName ? Review("birth-certificate-name-alone", who) : Fail("birth-certificate-names-another", who);
        }

        return number != guardian.IdNumber ? Fail("birth-certificate-names-another", who)
            : dossier.IsNamed(candidate.Guardian, name ?? "") ? Pass("parentage-on-certificate", who)
            : Review("birth-certificate-name-differs", who);
    }
}
