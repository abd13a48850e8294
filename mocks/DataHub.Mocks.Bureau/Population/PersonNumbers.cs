using System.Globalization;

namespace DataHub.Mocks.Bureau.Population;

internal enum Role { Father, Mother, Grandfather, Grandmother, Stepfather, Outsider }

/// <summary>
/// Birth dates and sequence numbers of the people of family <paramref name="index"/>, such that no two people of one
/// population share a number, whatever its size: index → (day, block) is one to one, role and sex fill the block.
/// Sequence numbers below 20 (children) and 600 (adults) are never drawn: they are free for people with fixed numbers.
/// </summary>
internal sealed class PersonNumbers(int seed, int index)
{
    /// <summary>Beyond it the blocks would be used up; above it the named families have theirs.</summary>
    public const int MaxFamilies = 128_000;

    private const int ChildDays = 366;
    /// <summary>A prime, so that any stride runs through all days.</summary>
    private const int AdultDays = 4013;
    private static readonly DateOnly ParentsFrom = new(1984, 1, 1);
    private static readonly DateOnly GrandparentsFrom = new(1952, 1, 1);
    private static readonly int[] Strides = [1013, 1987, 2741, 3301, 577, 3823];

    /// <summary>A day of the year of 366 days that starts on <paramref name="from"/>.</summary>
    public (DateOnly BornOn, int Sequence) Child(bool male, DateOnly from) =>
        (from.AddDays(Position(index % ChildDays, 139, ChildDays)), 20 + index / ChildDays * 2 + (male ? 1 : 0));

    public (DateOnly BornOn, int Sequence) Adult(Role role, bool male)
    {
        var from = role is Role.Grandfather or Role.Grandmother ? GrandparentsFrom : ParentsFrom;
        var day = from.AddDays(Position(index % AdultDays, Strides[(int)role], AdultDays));
        return (day, 600 + index / AdultDays * 12 + (int)role * 2 + (male ? 1 : 0));
    }

    /// <summary>Passports and travel permits: a letter and eight digits.</summary>
    public string Document(char letter, int person) => letter + (10_000_000 + index * 16 + person).ToString(CultureInfo.InvariantCulture);

    private int Position(int place, int stride, int days) => (int)(((long)place * stride + (uint)seed) % days);
}
