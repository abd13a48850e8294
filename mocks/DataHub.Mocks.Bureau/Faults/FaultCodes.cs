using System.Collections.Frozen;

namespace DataHub.Mocks.Bureau.Faults;

/// <summary>The codes with which each interface can refuse. <c>http-…</c> is a bare HTTP status of the front, with an HTML body.</summary>
public static class FaultCodes
{
    private static readonly string[] Front = ["http-429", "http-500", "http-502", "http-503", "http-504"];
    private static readonly string[] Gateway = ["-1", "E-101", "E-106", "E-107", "E-108", "E-110", "E-111", "E-201", "E-301", "E-302", "E-429"];
    private static readonly string[] Housing = ["SIGN_ERROR", "APP_DISABLED", "PARAM_ERROR", "SYS_BUSY", "RATE_LIMIT", "NO_DATA"];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> ByItem = new Dictionary<BureauItem, string[]>
    {
        [BureauItem.Household] = Gateway,
        [BureauItem.ResidencePermit] = Gateway,
        [BureauItem.Enterprise] = Gateway,
        [BureauItem.SoleTrader] = Gateway,
        [BureauItem.Marriage] = Gateway,
        [BureauItem.PropertyTitle] = ["invalid_token", "invalid_request", "423", "429", "ERROR", "NO_RECORD", "NOT_COVERED"],
        [BureauItem.PresaleContract] = Housing,
        [BureauItem.RentalFiling] = Housing,
        [BureauItem.SocialInsurance] = ["0", "-2", "系统繁忙", "令牌失效", "参数错误"],
        [BureauItem.BirthCertificate] = ["404", "409", "410", "429", "500", "timestamp", "nonce", "sign", "app", "param"],
        [BureauItem.PreferentialTreatment] = ["401", "400", "409", "429", "FAILED", "expired"],
    }.ToFrozenDictionary(p => p.Key.Id, p => (IReadOnlyList<string>)[.. p.Value, .. Front]);

    /// <exception cref="ArgumentException">No item has this id.</exception>
    public static IReadOnlyList<string> Of(string item) => ByItem[BureauItem.ById(item).Id];
}
