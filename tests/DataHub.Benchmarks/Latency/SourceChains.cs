using System.Diagnostics;
using DataHub.Benchmarks.Staging;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Benchmarks.Latency;

/// <summary>
/// How long a family's sources were at work, as the mock saw it: the union of the times in which some call of the family was being served.
/// Calls side by side count once, calls that follow each other add up; what lies between them is the hub's own.
/// </summary>
internal sealed class SourceChains
{
    private readonly Dictionary<string, int> _familyByNumber = new(StringComparer.Ordinal);
    private List<(long Began, long Ended)>[] _served = [];
    private long _strange;

    /// <summary>Calls about nobody of these families: above 0 the chains are not whole.</summary>
    public long Strange => Interlocked.Read(ref _strange);

    public void Expect(IReadOnlyList<MadeUpFamily> families)
    {
        _served = [.. families.Select(_ => new List<(long, long)>())];
        for (var i = 0; i < families.Count; i++)
        {
            foreach (var number in SampleFamilies.Numbers(families[i]))
            {
                _familyByNumber[number] = i;
            }
        }
    }

    public void Note(ServedCall call)
    {
        foreach (var subject in call.Subjects)
        {
            if (_familyByNumber.TryGetValue(subject, out var family))
            {
                lock (_served[family])
                {
                    _served[family].Add((call.Began, call.Ended));
                }

                return;
            }
        }

        Interlocked.Increment(ref _strange);
    }

    /// <summary>The chain of a family since it was last taken.</summary>
    public TimeSpan Take(int family)
    {
        var calls = _served[family];
        lock (calls)
        {
            calls.Sort();
            var (union, until) = (0L, long.MinValue);
            foreach (var (began, ended) in calls)
            {
                union += Math.Max(0, ended - Math.Max(began, until));
                until = Math.Max(until, ended);
            }

            calls.Clear();
            return Stopwatch.GetElapsedTime(0, union);
        }
    }
}
