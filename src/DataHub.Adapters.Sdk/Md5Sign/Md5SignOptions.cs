using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Md5Sign;

/// <summary>Settings of an item behind MD5-signed parameters.</summary>
public abstract class Md5SignOptions : AdapterOptions
{
    /// <summary>Section of the settings that the items of this scheme share.</summary>
    public const string SharedSection = "Bureau:Md5Sign";

    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal)
    {
        ["SIGN_ERROR"] = ErrorClass.Authorisation,
        ["APP_DISABLED"] = ErrorClass.Authorisation,
        ["PARAM_ERROR"] = ErrorClass.Rejected,
        ["SYS_BUSY"] = ErrorClass.Transient,
        ["RATE_LIMIT"] = ErrorClass.Throttled,
    };

    public string AppKey { get; set; } = "";
    public string AppSecret { get; set; } = "";

    protected internal override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(Required(AppKey, $"{path}:AppKey", $"the app key that the source gave (here or in {SharedSection})"))
        .Concat(Required(AppSecret, $"{path}:AppSecret", $"the app secret that the source gave (here or in {SharedSection})"));
}
