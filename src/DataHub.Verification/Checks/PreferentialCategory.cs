using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>The entitlement is of an accepted category, and the child is its holder or a beneficiary.</summary>
internal sealed class PreferentialCategory(IReadOnlyList<string> categories) : Check<PreferentialRecord>(Declaration)
{
    public static CheckDefinition Declaration { get; } = new("preferential.category", CheckKind.Selector, [DataItem.Preferential], Bind)
    {
        Reasons = ["preferential-category-accepted", "preferential-category-not-accepted", "preferential-not-for-child", "preferential-name-differs"],
    };

    protected override CheckResult Judge(PreferentialRecord record, in Candidate candidate, Dossier dossier)
    {
        var category = Fact(candidate, "category", record.Category);
        return ForChild(record, dossier) switch
        {
            PersonMatch.None => Absent("preferential-not-for-child", category),
            _ when !categories.Holds(record.Category) => Absent("preferential-category-not-accepted", category),
            PersonMatch.NameDiffers => Review("preferential-name-differs", category),
            _ => Pass("preferential-category-accepted", category),
        };
    }

    private static PersonMatch ForChild(PreferentialRecord record, Dossier dossier)
    {
        var best = PersonMatches.Of(record.HolderIdNumber, record.HolderName, People.Child, dossier);
        for (var i = 0; i < record.Beneficiaries.Count && best != PersonMatch.Theirs; i++)
        {
            var match = PersonMatches.Of(record.Beneficiaries[i].IdNumber, record.Beneficiaries[i].Name, People.Child, dossier);
            best = match > best ? match : best;
        }

        return best;
    }

    private static PreferentialCategory Bind(CheckParameters parameters)
    {
        var categories = parameters.Words("categories");
        foreach (var category in categories)
        {
            if (category is not ['0', >= '1' and <= '6'])
            {
                parameters.Refuse("categories", $"holds '{category}', which the register does not have", "use 01 to 06");
            }
        }

        return new(categories);
    }
}
