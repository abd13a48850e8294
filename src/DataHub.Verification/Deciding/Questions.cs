using DataHub.Core.Pulls;

namespace DataHub.Verification.Deciding;

/// <summary>A set of questions, each at its fixed position: one per item and person, one by number per item of the handbook, one per couple.</summary>
internal readonly record struct Questions(UInt128 Bits)
{
    public static Questions None => default;

    public bool IsEmpty => Bits == UInt128.Zero;

    public static Questions operator |(Questions a, Questions b) => new(a.Bits | b.Bits);

    public static Questions operator &(Questions a, Questions b) => new(a.Bits & b.Bits);

    public static Questions Except(Questions a, Questions b) => new(a.Bits & ~b.Bits);

    public static Questions Only(int position) => new(UInt128.One << position);

    public bool Has(int position) => (Bits >> position & UInt128.One) != UInt128.Zero;
}

/// <summary>Where a question lies among all that a decision can ask.</summary>
internal static class QuestionPositions
{
    private const int ByNumberFrom = (DataItems.Count + DataItems.MostDeclared) * PeopleSets.Count;
    private const int CouplesFrom = ByNumberFrom + DataItems.Count;

    /// <summary>Couples of four guardians: 6.</summary>
    public const int Count = CouplesFrom + 6;

    public static int Of(DataItem item, int person) => ((int)item * PeopleSets.Count) + person;

    /// <summary>Where the answer to a question is looked up.</summary>
    /// <param name="slots">The declared items of the policy.</param>
    /// <returns>-1 for a question that no check of the policy reads.</returns>
    public static int Of(PullQuestion question, DeclaredSlots slots)
    {
        var person = PeopleSets.IndexOf(question.Role);
        if (person < 0 || !slots.TryFind(question.Item, out var item))
        {
            return -1;
        }

        return item switch
        {
            DataItem.Birth => Of(item, 0),
            DataItem.Marriage when question.OtherRole is { IsGuardian: true } other => OfCouple(person, PeopleSets.IndexOf(other)),
            DataItem.Marriage => -1,
            _ when question.Number is not null => item.IsDeclared() ? -1 : ByNumber(item),
            _ => Of(item, person),
        };
    }

    public static int ByNumber(DataItem item) => ByNumberFrom + (int)item;

    /// <param name="a">Index of a guardian, 1 to 4; another than <paramref name="b"/>, in either order.</param>
    public static int OfCouple(int a, int b)
    {
        var (low, high) = a < b ? (a, b) : (b, a);
        return CouplesFrom + ((high - 1) * (high - 2) / 2) + low - 1;
    }

    public static (DataItem Item, int Person, bool ByNumber, int Partner) Read(int position)
    {
        if (position < ByNumberFrom)
        {
            return ((DataItem)(position / PeopleSets.Count), position % PeopleSets.Count, false, 0);
        }

        if (position < CouplesFrom)
        {
            return ((DataItem)(position - ByNumberFrom), 0, true, 0);
        }

        for (var high = 2; ; high++)
        {
            var low = position - CouplesFrom - ((high - 1) * (high - 2) / 2) + 1;
            if (low < high)
            {
                return (DataItem.Marriage, low, false, high);
            }
        }
    }
}
