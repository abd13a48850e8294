using DataHub.Core.Identifiers;
using DataHub.Core.Json;

namespace DataHub.Host.Api.Verifications;

/// <summary>What is wrong with an id number and how to mend it.</summary>
internal static class IdProblemTexts
{
    public static string Of(string code, IdType type) => EnumNames<IdProblems>.Parse(code) switch
    {
        IdProblems.Missing => "is required",
        IdProblems.WrongLength => type == IdType.ResidentId ? "must have 18 characters (or the 15 digits of an old card)" : $"has a length that no {EnumNames<IdType>.Of(type)} has",
        IdProblems.WrongCharacter => "holds a character that does not belong there",
        IdProblems.WrongCheckDigit => "its check digit does not match: it was mistyped",
        IdProblems.UnknownDivision => "its first six digits never were a division",
        IdProblems.ImpossibleBirthDate => "the birth date in it is on no calendar",
        IdProblems.WrongDocument => $"is the number of another kind of document than {EnumNames<IdType>.Of(type)}",
        _ => code,
    };
}
