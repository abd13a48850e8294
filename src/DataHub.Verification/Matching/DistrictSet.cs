using System.Numerics;

namespace DataHub.Verification.Matching;

/// <summary>Districts by position: a machine word for the usual county, an array only for the largest.</summary>
internal struct DistrictSet(int capacity)
{
    private readonly ulong[]? _more = capacity > 64 ? new ulong[(capacity - 1) / 64] : null;
    private ulong _first;

    public readonly int Count
    {
        get
        {
            var count = BitOperations.PopCount(_first);
            foreach (var word in _more ?? [])
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>The lowest position; the set must not be empty.</summary>
    public readonly int First
    {
        get
        {
            for (var i = 0; ; i++)
            {
                if (Contains(i))
                {
                    return i;
                }
            }
        }
    }

    public void Add(int index)
    {
        if (index < 64)
        {
            _first |= 1UL << index;
        }
        else
        {
            _more![(index / 64) - 1] |= 1UL << (index % 64);
        }
    }

    public readonly IReadOnlyList<string> Names(string[] ids)
    {
        var count = Count;
        if (count == 0)
        {
            return [];
        }

        var names = new List<string>(count);
        for (var i = 0; i < ids.Length; i++)
        {
            if (Contains(i))
            {
                names.Add(ids[i]);
            }
        }

        return names;
    }

    private readonly bool Contains(int index) =>
        ((index < 64 ? _first : _more![(index / 64) - 1]) >> (index % 64) & 1) == 1;
}
