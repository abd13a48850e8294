using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes;

/// <summary>One way in which departments are called: its paths, its signatures, its envelope.</summary>
internal interface IScheme
{
    IEnumerable<SchemeRoute> Routes { get; }
}

/// <param name="Path">Exact; one that ends with <c>/</c> takes everything below.</param>
internal sealed record SchemeRoute(string Method, string Path, Func<BureauRequest, BureauResponse> Answer);
