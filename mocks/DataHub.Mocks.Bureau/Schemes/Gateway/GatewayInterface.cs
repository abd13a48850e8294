using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary>One interface behind the provincial gateway.</summary>
internal abstract class GatewayInterface(BureauItem item, string rid)
{
    public BureauItem Item { get; } = item;
    public string Rid { get; } = rid;
    /// <summary><c>data</c> is a JSON string that holds the JSON.</summary>
    public virtual bool DoubleEncoded => false;

    /// <summary>Understands the <c>query</c> of a request; null when a parameter is malformed (E-201).</summary>
    public abstract Question? Read(JsonElement query);
}
