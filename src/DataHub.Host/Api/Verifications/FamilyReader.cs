using DataHub.Contracts.Verifications;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Verifications;

/// <summary>
/// Turns a request into the family of the domain, or names every invalid field. Required fields arrive as null when they are
/// missing (see <c>ContractsJson.Requests</c>), whatever their type says.
/// </summary>
internal static class FamilyReader
{
    public const int MostGuardians = 4;

    public static PolicyKey? ReadKey(VerificationRequest request, FieldErrors errors)
    {
        var division = request.Division;
        if (Divisions.Find(division ?? "") is not { IsCounty: true })
        {
            errors.Add("/division", "must be the six-digit code of a county, district or county-level city of Shandong (GB/T 2260)");
        }

        if (request.Year is < 2000 or > 2100)
        {
            errors.Add("/year", "must be an admission year between 2000 and 2100");
        }

        if (!EnumNames<Stage>.TryParse(request.Stage, out var stage))
        {
            errors.Add("/stage", $"must be one of {string.Join(", ", EnumNames<Stage>.All)}");
        }

        return errors.Any ? null : new PolicyKey(division!, request.Year, stage);
    }

    /// <param name="today">The real day: nobody is born after it.</param>
    /// <returns>Null when something is wrong; the errors say what.</returns>
    public static Family? Read(VerificationRequest request, DateOnly today, FieldErrors errors)
    {
        Check(request.ExternalId is not { Length: > 100 } && request.ExternalId?.Any(char.IsControl) != true, "/externalId", "may have at most 100 characters and no control characters", errors);
        Check(!string.IsNullOrWhiteSpace(request.Consent), "/consent", "is required: the guardian's consent as a compact JWS", errors);
        Check(request.Consent is not { Length: > 8192 }, "/consent", "may have at most 8192 characters", errors);
        var child = ReadChild(request.Child, today, errors);
        var guardians = ReadGuardians(request.Guardians, today, errors);
        var hints = HintsReader.Read(request.Hints, errors);
        if (child is not null)
        {
            CheckDoubles(child, guardians, errors);
        }

        return errors.Any ? null : new Family { Child = child!, Guardians = [.. guardians.Select(g => g!)], Hints = hints };
    }

    private static Person? ReadChild(PersonBody? child, DateOnly today, FieldErrors errors)
    {
        if (child is null)
        {
            errors.Add("/child", "is required");
            return null;
        }

        return PersonReader.Read(new(child.Name, child.IdType, child.IdNumber, child.BirthDate, child.Sex), "/child", today, errors);
    }

    private static List<Guardian?> ReadGuardians(IReadOnlyList<GuardianBody>? guardians, DateOnly today, FieldErrors errors)
    {
        if (guardians is not { Count: >= 1 and <= MostGuardians })
        {
            errors.Add("/guardians", $"must hold 1 to {MostGuardians} guardians");
            return [];
        }

        return [.. guardians.Select((guardian, i) => ReadGuardian(guardian, $"/guardians/{i}", today, errors))];
    }

    private static Guardian? ReadGuardian(GuardianBody? guardian, string pointer, DateOnly today, FieldErrors errors)
    {
        if (guardian is null)
        {
            errors.Add(pointer, "must be an object");
            return null;
        }

        var person = PersonReader.Read(new(guardian.Name, guardian.IdType, guardian.IdNumber, guardian.BirthDate, guardian.Sex), pointer, today, errors);
        if (!EnumNames<Relation>.TryParse(guardian.Relation, out var relation))
        {
            errors.Add($"{pointer}/relation", $"must be one of {string.Join(", ", EnumNames<Relation>.All)}");
            return null;
        }

        return person is null ? null : new Guardian { Relation = relation, Person = person };
    }

    private static void CheckDoubles(Person child, List<Guardian?> guardians, FieldErrors errors)
    {
        for (var i = 0; i < guardians.Count; i++)
        {
            if (guardians[i] is not { Person: var person })
            {
                continue;
            }

            Check(!Same(person, child), $"/guardians/{i}/idNumber", "is the child's own number: a child is not its own guardian", errors);
            for (var j = 0; j < i; j++)
            {
                Check(guardians[j] is not { } earlier || !Same(person, earlier.Person), $"/guardians/{i}/idNumber", $"is the number of /guardians/{j} too: name each guardian once", errors);
            }
        }
    }

    private static bool Same(Person a, Person b) => a.IdType == b.IdType && a.IdNumber == b.IdNumber;

    private static void Check(bool holds, string pointer, string message, FieldErrors errors)
    {
        if (!holds)
        {
            errors.Add(pointer, message);
        }
    }
}
