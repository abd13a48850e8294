using System.Collections.Frozen;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau;

/// <summary>The bureau without a transport: finds who answers a path. Both doors serve this one.</summary>
internal sealed class BureauCore
{
    private readonly FrozenDictionary<string, SchemeRoute[]> _exact;
    private readonly SchemeRoute[] _below;

    public BureauCore(IEnumerable<IScheme> schemes)
    {
        var routes = schemes.SelectMany(s => s.Routes).ToList();
        _exact = routes.Where(r => !r.Path.EndsWith('/')).GroupBy(r => r.Path).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _below = [.. routes.Where(r => r.Path.EndsWith('/'))];
        Roots = [.. routes.Select(r => r.Path.Split('/')[1]).Distinct()];
    }

    /// <summary>First segments of all paths.</summary>
    public IReadOnlyList<string> Roots { get; }

    public BureauResponse Answer(BureauRequest request)
    {
        if (!_exact.TryGetValue(request.Path, out var here))
            here = Array.FindAll(_below, r => request.Path.StartsWith(r.Path, StringComparison.Ordinal));
        if (here.Length == 0) return BureauResponse.Front(404);
        foreach (var route in here)
        {
            if (route.Method == request.Method) return route.Answer(request);
        }
        return BureauResponse.Front(405);
    }
}
