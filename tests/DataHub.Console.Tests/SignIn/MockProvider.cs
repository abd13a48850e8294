using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataHub.Console.Tests.SignIn;

/// <summary>An OpenID Connect provider where somebody is signed in already: code flow, PKCE required, one client with a secret.</summary>
internal sealed class MockProvider : IAsyncDisposable
{
    public const string ClientId = "datahub-console";
    public const string Secret = "provider-secret";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();

    private MockProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>What the provider says about who is signed in.</summary>
    public Dictionary<string, object> Claims { get; } = new()
    {
        ["sub"] = "u-1",
        ["preferred_username"] = "zhao.min",
        ["divisions"] = new[] { "3701" },
        ["scopes"] = "ops.read verify.read openid",
    };

    public static async Task<MockProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new MockProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address.ToString(),
            ["authorization_endpoint"] = new Uri(Address, "authorize"),
            ["token_endpoint"] = new Uri(Address, "token"),
            ["jwks_uri"] = new Uri(Address, "jwks"),
            ["response_types_supported"] = new[] { "code" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
        }));
        _app.MapGet("/jwks", () => Results.Json(new { keys = new[] { JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId }) } }));
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var code = Guid.CreateVersion7().ToString("N");
            _codes[code] = (request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString());
            return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var known = _codes.TryRemove(form["code"].ToString(), out var asked);
            var challenge = Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            if (!known || challenge != asked.Challenge || form["client_secret"] != Secret)
            {
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            }

            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Address.ToString(),
                Audience = ClientId,
                Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
                Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked.Nonce },
                SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
            });
            return Results.Json(new { access_token = "unused", token_type = "Bearer", id_token = token });
        });
    }
}
