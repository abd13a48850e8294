using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>
/// The business lies in the policy's county: by its address, and where that names no county, or one whose name several prefectures use,
/// by the division in its credit code (characters 3–8: where it was registered).
/// </summary>
internal sealed class BusinessInDivision(string division) : Check<BusinessRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "business.in-division", CheckKind.Selector, [DataItem.Enterprise, DataItem.SoleTrader],
        parameters => new BusinessInDivision(parameters.Policy.Division))
    {
        Reasons = ["business-in-division", "business-elsewhere"],
    };

    protected override CheckResult Judge(BusinessRecord record, in Candidate candidate, Dossier dossier)
    {
        var address = Address.Parse(record.Address);
        var code = DivisionOf(address.County, address.Prefecture) ?? DivisionOf(record.CreditCode);
        return code == division ? Pass("business-in-division") : Absent("business-elsewhere", Fact(candidate, "division", code));
    }

    private static string? DivisionOf(ReadOnlySpan<char> county, ReadOnlySpan<char> prefecture)
    {
        Division? found = null;
        for (var i = 0; i < Divisions.Counties.Count && !county.IsEmpty; i++)
        {
            var division = Divisions.Counties[i];
            if (county.SequenceEqual(division.Name) && (prefecture.IsEmpty || IsIn(division, prefecture)))
            {
                if (found is not null)
                {
                    return null;
                }

                found = division;
            }
        }

        return found?.Code;
    }

    private static bool IsIn(Division county, ReadOnlySpan<char> prefecture)
    {
        for (var i = 0; i < Divisions.Prefectures.Count; i++)
        {
            if (prefecture.SequenceEqual(Divisions.Prefectures[i].Name))
            {
                return Divisions.IsWithin(county.Code, Divisions.Prefectures[i].Code);
            }
        }

        return false;
    }

    private static string DivisionOf(string creditCode) => creditCode.Length >= 8 ? creditCode.Substring(2, 6) : "";
}
