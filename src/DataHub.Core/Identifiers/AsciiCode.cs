using System.Buffers;

namespace DataHub.Core.Identifiers;

/// <summary>The 36 characters of the coded numbers, and their values (0–9, A = 10 … Z = 35).</summary>
internal static class AsciiCode
{
    public static SearchValues<char> LettersAndDigits { get; } = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static int Value(char c) => c <= '9' ? c - '0' : c - 'A' + 10;
}
