using CsCheck;
using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

/// <summary>Made-up numbers; the check digit by the weights that the standard prints, not by the code under test.</summary>
internal static class Numbers
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static Gen<string> Citizen { get; } =
        Gen.Select(Gen.OneOf<string>([.. Divisions.Counties.Select(d => d.Code)]), Gen.Int[0, 54_000], Gen.Int[0, 999],
            (division, day, sequence) => WithCheckDigit($"{division}{new DateOnly(1880, 1, 1).AddDays(day):yyyyMMdd}{sequence:D3}"));

    public static string WithCheckDigit(string body)
    {
        var sum = body.Zip(Weights, (c, w) => (c - '0') * w).Sum();
        return body + "10X98765432"[sum % 11];
    }
}
