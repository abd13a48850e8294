using DataHub.Adapters.Sdk.Options;

namespace DataHub.Adapters.Sdk.OAuth;

/// <summary>Settings of an item behind OAuth 2 client credentials.</summary>
public abstract class OAuthOptions : AdapterOptions
{
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";
    public string Scope { get; set; } = "";

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(Required(ClientId, $"{path}:ClientId", "the client id that the source gave"))
        .Concat(Required(ClientSecret, $"{path}:ClientSecret", "the client secret that the source gave"));
}
