using DataHub.Core.Policies;

namespace DataHub.Verification.Matching;

/// <summary>House numbers of one road: an inclusive range, all of them or one side.</summary>
internal readonly record struct RoadStretch(int From, int To, Parity Parity)
{
    public static RoadStretch Of(DistrictArea area) => new(area.From ?? 0, area.To ?? int.MaxValue, area.Parity ?? Parity.Both);

    public bool IsWhole => From <= 1 && To == int.MaxValue && Parity == Parity.Both;

    public bool Contains(int number) => number >= From && number <= To && (Parity == Parity.Both || Parity == Parity.Odd == (number % 2 == 1));

    public bool Overlaps(RoadStretch other)
    {
        if (Parity != Parity.Both && other.Parity != Parity.Both && Parity != other.Parity)
        {
            return false;
        }

        // The first two shared numbers hold one of either side.
        var (from, to) = (Math.Max(From, other.From), Math.Min(To, other.To));
        return from <= to && ((Contains(from) && other.Contains(from)) || (from < to && Contains(from + 1) && other.Contains(from + 1)));
    }
}
