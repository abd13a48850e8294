using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Verifications;

/// <summary>Reads one person of a request and tells everything that is wrong with them, without quoting them.</summary>
internal static class PersonReader
{
    private const int LongestName = 100;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <returns>Null when something is wrong; the errors say what.</returns>
    public static Person? Read(PersonFields fields, string pointer, DateOnly today, FieldErrors errors)
    {
        var nameIsGood = NameIsGood(fields.Name, pointer, errors);
        if (!EnumNames<IdType>.TryParse(fields.IdType, out var type))
        {
            errors.Add($"{pointer}/idType", $"must be one of {string.Join(", ", EnumNames<IdType>.All)}");
            return null;
        }

        var document = new IdDocument(type, fields.IdNumber);
        var problems = document.Validate();
        foreach (var code in problems.Codes())
        {
            errors.Add($"{pointer}/idNumber", IdProblemTexts.Of(code, type));
        }

        Sex? sex = null;
        if (fields.Sex is not null)
        {
            if (EnumNames<Sex>.TryParse(fields.Sex, out var given))
            {
                sex = given;
            }
            else
            {
                errors.Add($"{pointer}/sex", $"must be one of {string.Join(", ", EnumNames<Sex>.All)}");
            }
        }

        if (problems != IdProblems.None)
        {
            return null;
        }

        var (birthDate, bornAs) = (
            Carried(document.BirthDate, fields.BirthDate, $"{pointer}/birthDate", errors),
            Carried(document.Sex, sex, $"{pointer}/sex", errors));
        if (birthDate is { } born && (born < Earliest || born > today))
        {
            errors.Add(document.BirthDate is null ? $"{pointer}/birthDate" : $"{pointer}/idNumber", "the birth date must lie between 1900-01-01 and today");
        }

        return nameIsGood && birthDate is not null && bornAs is not null
            ? new Person { Name = fields.Name!.Trim(), IdType = type, IdNumber = document.Number, BirthDate = birthDate, Sex = bornAs }
            : null;
    }

    private static bool NameIsGood(string? name, string pointer, FieldErrors errors)
    {
        var fault = string.IsNullOrWhiteSpace(name) ? "is required"
            : name.Length > LongestName ? $"may have at most {LongestName} characters"
            : name.Any(char.IsControl) ? "must not hold control characters"
            : null;
        if (fault is not null)
        {
            errors.Add($"{pointer}/name", fault);
        }

        return fault is null;
    }

    /// <summary>What the number says counts; what the request says must agree with it, or fill it where the number says nothing.</summary>
    private static T? Carried<T>(T? inNumber, T? given, string pointer, FieldErrors errors) where T : struct
    {
        if (inNumber is null && given is null)
        {
            errors.Add(pointer, "is required, since the id number does not carry it");
        }
        else if (inNumber is { } carried && given is { } stated && !EqualityComparer<T>.Default.Equals(carried, stated))
        {
            errors.Add(pointer, "contradicts the id number; leave it out or correct one of them");
        }

        return inNumber ?? given;
    }
}

/// <summary>The fields that a child and a guardian share.</summary>
internal readonly record struct PersonFields(string? Name, string? IdType, string? IdNumber, DateOnly? BirthDate, string? Sex);
