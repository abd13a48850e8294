using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Delivering;

/// <summary>
/// Signs what was decided as an SD-JWT (RFC 9901): the verdict and the digest of its inputs in the open, the child's name and number as
/// disclosures that the holder may leave out. ES256.
/// </summary>
public sealed class ReceiptIssuer : IDisposable
{
    /// <summary>One per thread: ECDsa promises nothing about concurrent use.</summary>
    private readonly ThreadLocal<ECDsa> _signer;
    private readonly string _header;
    private readonly string _issuer;

    public ReceiptIssuer(IOptions<ReceiptOptions> options)
    {
        ECParameters parameters;
        using (var key = ReceiptKeyFile.LoadOrCreate(options.Value.KeyFile))
        {
            parameters = key.ExportParameters(includePrivateParameters: true);
        }

        _signer = new(() => ECDsa.Create(parameters), trackAllValues: true);
        _issuer = options.Value.Issuer;
        var point = parameters.Q;
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));

        // RFC 7638: the thumbprint is over the required members in lexical order.
        KeyId = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
        Jwks = $$"""{"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"{{KeyId}}","x":"{{x}}","y":"{{y}}"}]}""";
        _header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","typ":"dc+sd-jwt","kid":"{{KeyId}}"}"""));
    }

    public string KeyId { get; }

    /// <summary>JSON Web Key Set with the public key, for <c>/.well-known/jwks.json</c>.</summary>
    public string Jwks { get; }

    /// <returns>Compact SD-JWT: issuer-signed JWT and disclosures, separated and ended by <c>~</c>.</returns>
    public string Issue(Core.Verifications.Verification verification, Revision revision)
    {
        var disclosures = new[]
        {
            Disclosure("childName", verification.Family.Child.Name),
            Disclosure("childIdNumber", verification.Family.Child.IdNumber),
        };
        using var body = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("iss", _issuer);
            json.WriteString("vct", "urn:datahub:enrolment-verification");
            json.WriteString("sub", verification.Id);
            json.WriteNumber("iat", revision.DecidedAt.ToUnixTimeSeconds());
            json.WriteString("division", verification.PolicyKey.Division);
            json.WriteNumber("year", verification.PolicyKey.Year);
            json.WriteString("stage", EnumNames<Stage>.Of(verification.PolicyKey.Stage));
            json.WriteNumber("policyVersion", revision.PolicyVersion);
            json.WriteNumber("revision", revision.Number);
            json.WriteString("outcome", EnumNames<Outcome>.Of(revision.Verdict.Outcome));
            json.WriteString("group", revision.Verdict.Group);
            json.WriteString("decidedFor", revision.DecisionDate.ToString("O"));
            json.WriteString("inputs", Convert.ToHexStringLower(revision.InputDigest));
            json.WriteStartArray("papers");
            foreach (var paper in revision.Verdict.Papers)
            {
                json.WriteStringValue(paper.Material);
            }

            json.WriteEndArray();
            json.WriteString("_sd_alg", "sha-256");
            json.WriteStartArray("_sd");
            foreach (var digest in disclosures.Select(DigestOf).Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(digest);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var signed = $"{_header}.{Base64Url.EncodeToString(body.GetBuffer().AsSpan(0, (int)body.Length))}";
        var signature = _signer.Value!.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}~{string.Join('~', disclosures)}~";
    }

    /// <summary>The same receipt for a reader who may not know the child: still valid, its disclosures left out.</summary>
    public static string WithoutDisclosures(string receipt) => receipt[..(receipt.IndexOf('~') + 1)];

    public void Dispose()
    {
        foreach (var signer in _signer.Values)
        {
            signer.Dispose();
        }

        _signer.Dispose();
    }

    private static string Disclosure(string name, string value)
    {
        var salt = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var text = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"""["{salt}", "{name}", "{text}"]"""));
    }

    private static string DigestOf(string disclosure) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(disclosure)));
}
