using DataHub.Contracts.Verifications;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Host.Api.Verifications;

/// <summary>What the front end pops up for the parent to select and confirm, from the family, its household record and the verdict's homes.</summary>
internal static class PrefillReader
{
    public static PrefillBody Read(Case verification, Verdict verdict)
    {
        var child = verification.Family.Child;
        return new PrefillBody
        {
            Child = new PrefillPersonBody(
                child.Name, EnumNames<IdType>.Of(child.IdType), child.IdNumber, child.BirthDate, child.Sex is { } sex ? EnumNames<Sex>.Of(sex) : null),
            Guardians =
            [
                .. verification.Family.Guardians.Select(g =>
                    new PrefillGuardianBody(EnumNames<Relation>.Of(g.Relation), g.Person.Name, EnumNames<IdType>.Of(g.Person.IdType), g.Person.IdNumber)),
            ],
            Household = Household(verification.Pulls),
            Homes = [.. verdict.Homes.Select(h => new PrefillHomeBody(h.Item.Value, h.Pull, h.Number, h.Address))],
        };
    }

    private static PrefillHouseholdBody? Household(IReadOnlyList<Pull> pulls) =>
        pulls.FirstOrDefault(p => p.Question.Item == ItemId.HouseholdRegistration && p.Question.Role == Role.Child)?.Answer?.Records is [HouseholdRecord record, ..]
            ? new PrefillHouseholdBody(record.HouseholdNumber, record.HeadName, record.Address, record.Division, record.MovedInOn)
            : null;
}
