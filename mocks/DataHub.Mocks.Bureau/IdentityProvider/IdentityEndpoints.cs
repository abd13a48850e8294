using System.Text.Json;
using DataHub.Mocks.Bureau.Control;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.IdentityProvider;

/// <summary>The identity provider over HTTP: its keys, and consents for whoever asks (it is a mock).</summary>
internal sealed class IdentityEndpoints(MockIdentityProvider provider) : IScheme
{
    public IEnumerable<SchemeRoute> Routes =>
        [new("GET", "/idp/jwks.json", _ => BureauResponse.Json(provider.Jwks)), new("POST", "/idp/consents", Issue)];

    private BureauResponse Issue(BureauRequest request)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<ConsentRequest>(request.Body.Span, ControlJson.Options) ?? throw new JsonException("A consent request is an object.");
            return BureauResponse.Json($$"""{"consent":"{{provider.Issue(asked)}}"}""");
        }
        catch (JsonException wrong)
        {
            return ControlJson.Refuse(wrong);
        }
    }
}
