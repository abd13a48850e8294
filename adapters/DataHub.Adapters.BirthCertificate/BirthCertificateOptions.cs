using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>Settings under <c>Adapters:birth-certificate</c>; the handbook's figures by default.</summary>
public sealed class BirthCertificateOptions : AdapterOptions
{
    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal)
    {
        ["429"] = ErrorClass.Throttled,
        ["500"] = ErrorClass.Transient,
        // Refusals of the envelope itself, with HTTP 401.
        ["timestamp"] = ErrorClass.Configuration,
        ["nonce"] = ErrorClass.Authorisation,
        ["sign"] = ErrorClass.Authorisation,
        ["app"] = ErrorClass.Authorisation,
    };

    private SmKeys? _keys;

    public BirthCertificateOptions() => Quota = new() { PerSecond = 60, PerDay = 500_000 };

    public string AppId { get; set; } = "";

    /// <summary>Text whose UTF-8 bytes sign, both ways.</summary>
    public string Secret { get; set; } = "";

    /// <summary>32 hex digits.</summary>
    public string Sm4Key { get; set; } = "";

    /// <summary>How far the timestamp of an answer may be off. More than 0.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);

    internal SmKeys Keys => _keys ??= SmKeys.Of(AppId, Secret, Sm4Key);

    protected override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(Required(AppId, $"{path}:AppId", "the application id that the source gave"))
        .Concat(Required(Secret, $"{path}:Secret", "the signing secret that the source gave"))
        .Concat(Sm4Key.Length == 32 && Sm4Key.All(char.IsAsciiHexDigit) ? [] : [$"{path}:Sm4Key must be the SM4 key in 32 hex digits"])
        .Concat(ClockSkew > TimeSpan.Zero ? [] : [$"{path}:ClockSkew must be more than 0, for example 00:05:00"]);
}
