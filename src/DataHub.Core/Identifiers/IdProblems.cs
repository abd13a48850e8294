using DataHub.Core.Json;

namespace DataHub.Core.Identifiers;

/// <summary>What is wrong with a number, without ever quoting it. Several may hold at once.</summary>
[Flags]
public enum IdProblems
{
    None = 0,
    Missing = 1,
    WrongLength = 2,
    WrongCharacter = 4,
    WrongCheckDigit = 8,

    /// <summary>Its first six digits never were a division of China.</summary>
    UnknownDivision = 16,

    /// <summary>The birth date in it is on no calendar.</summary>
    ImpossibleBirthDate = 32,

    /// <summary>A sound number, but of another kind of document than the one stated.</summary>
    WrongDocument = 64,
}

public static class IdProblemCodes
{
    /// <summary>The kebab-case code of each problem, in the order of declaration.</summary>
    public static IReadOnlyList<string> Codes(this IdProblems problems) =>
        [.. Enum.GetValues<IdProblems>().Where(p => p != IdProblems.None && problems.HasFlag(p)).Select(EnumNames<IdProblems>.Of)];
}
