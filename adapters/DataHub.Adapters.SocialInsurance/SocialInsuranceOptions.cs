using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>Settings under <c>Adapters:social-insurance</c>; the handbook's figures by default.</summary>
public sealed class SocialInsuranceOptions : AdapterOptions
{
    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal)
    {
        // An error (-1) goes by its message.
        ["系统繁忙"] = ErrorClass.Transient,
        ["令牌失效"] = ErrorClass.Authorisation,
        ["参数错误"] = ErrorClass.Rejected,
        ["-2"] = ErrorClass.Throttled,
    };

    public SocialInsuranceOptions() => Quota = new() { PerSecond = 40, PerDay = 800_000 };

    /// <summary>Value of the <c>X-Access-Token</c> header.</summary>
    public string Token { get; set; } = "";

    protected override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;

    public override IEnumerable<string> Problems(string path) => base.Problems(path).Concat(Required(Token, $"{path}:Token", "the access token that the source gave"));
}
