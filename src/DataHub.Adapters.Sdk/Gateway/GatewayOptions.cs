using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>Settings of an item behind the provincial sharing gateway; those of the caller usually stand once in <c>Bureau:Gateway</c>.</summary>
public abstract class GatewayOptions : AdapterOptions
{
    /// <summary>Section of the settings that all gateway items share.</summary>
    public const string SharedSection = "Bureau:Gateway";

    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal)
    {
        ["E-101"] = ErrorClass.Configuration,
        ["-1"] = ErrorClass.Authorisation,
        ["E-106"] = ErrorClass.Authorisation,
        ["E-107"] = ErrorClass.Configuration,
        ["E-108"] = ErrorClass.Authorisation,
        // Refreshed and repeated once; answered a second time, the caller's key is not honoured.
        ["E-110"] = ErrorClass.Authorisation,
        ["E-111"] = ErrorClass.Throttled,
        ["E-201"] = ErrorClass.Rejected,
        ["E-301"] = ErrorClass.Transient,
        ["E-302"] = ErrorClass.Outage,
        ["E-429"] = ErrorClass.Throttled,
    };

    /// <summary>Caller id (<c>gjgxjhpt_sid</c>).</summary>
    public string Sid { get; set; } = "";

    /// <summary>The caller's long-lived key: Base64 of 32 bytes.</summary>
    public string AppKey { get; set; } = "";

    /// <summary>Interface id (<c>gjgxjhpt_rid</c>).</summary>
    public string Rid { get; set; } = "";

    /// <summary>Interface id of the secret's refresh.</summary>
    public string RefreshRid { get; set; } = "r_refresh";

    /// <summary>Who asks and why, as every business request says.</summary>
    public string UserName { get; set; } = "enrolment-hub";
    public string Reason { get; set; } = "义务教育招生入学核验";

    protected internal override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;

    public override IEnumerable<string> Problems(string path)
    {
        var key = new byte[33];
        return base.Problems(path)
            .Concat(Required(Sid, $"{path}:Sid", $"the caller id that the gateway gave (here or in {SharedSection})"))
            .Concat(Required(Rid, $"{path}:Rid", "the gateway's interface id of the item"))
            .Concat(Required(RefreshRid, $"{path}:RefreshRid", "the gateway's interface id of the refresh, r_refresh"))
            .Concat(Convert.TryFromBase64String(AppKey, key, out var length) && length == 32
                ? []
                : [$"{path}:AppKey must be the Base64 text of the caller's 32-byte key (here or in {SharedSection})"]);
    }
}
