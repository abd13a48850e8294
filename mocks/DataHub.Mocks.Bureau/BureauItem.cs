namespace DataHub.Mocks.Bureau;

/// <summary>One interface of the handbook's table.</summary>
/// <param name="Id">Its item id, such as <c>household-registration</c>.</param>
/// <param name="PerSecond">Calls a second that its quota allows.</param>
/// <param name="PerDay">Calls a day (Beijing time) that its quota allows.</param>
/// <param name="TypicalLatency">What a call takes when typical latencies are on.</param>
/// <param name="SubjectFields">Fields of an answer that say whom (or which document) it is about.</param>
/// <param name="DriftField">The field that a drift fault touches when it names none.</param>
public sealed record BureauItem(string Id, int PerSecond, int PerDay, TimeSpan TypicalLatency, IReadOnlyList<string> SubjectFields, string DriftField)
{
    public static readonly BureauItem Household = Of("household-registration", 200, 3_000_000, 80, ["GMSFHM"], "HJDZ");
    public static readonly BureauItem ResidencePermit = Of("residence-permit", 100, 1_000_000, 120, ["gmsfhm"], "zt");
    public static readonly BureauItem PropertyTitle = Of("property-title", 80, 1_500_000, 250, ["zjh", "bdcqzh"], "ghyt");
    public static readonly BureauItem PresaleContract = Of("presale-contract", 50, 500_000, 200, ["zjhm", "htbh"], "htzt");
    public static readonly BureauItem RentalFiling = Of("rental-filing", 50, 500_000, 200, ["czrzjh"], "zzrq");
    public static readonly BureauItem SocialInsurance = Of("social-insurance", 40, 800_000, 400, ["aac002"], "aae111");
    public static readonly BureauItem Enterprise = Of("enterprise-registration", 100, 500_000, 150, ["lerepcertno", "uniscid"], "regstate");
    public static readonly BureauItem SoleTrader = Of("sole-trader-registration", 100, 500_000, 150, ["opercertno", "uniscid"], "regstate");
    public static readonly BureauItem BirthCertificate = Of("birth-certificate", 60, 500_000, 300, ["momIdCode", "birthCode"], "birthTime");
    public static readonly BureauItem Marriage = Of("marriage-registration", 60, 500_000, 200, ["cert_num_man", "cert_num_woman"], "op_type");
    /// <summary>Its calls are quick; what takes 2–60 s is the ticket (<see cref="BureauLimits.TicketDelay"/>).</summary>
    public static readonly BureauItem PreferentialTreatment = Of("preferential-treatment", 10, 50_000, 50, ["holderIdCard", "idCard"], "category");

    public static IReadOnlyList<BureauItem> All { get; } =
        [Household, ResidencePermit, PropertyTitle, PresaleContract, RentalFiling, SocialInsurance, Enterprise, SoleTrader, BirthCertificate, Marriage, PreferentialTreatment];

    /// <exception cref="ArgumentException">No item has this id.</exception>
    public static BureauItem ById(string id) =>
        All.FirstOrDefault(i => i.Id == id) ?? throw new ArgumentException($"There is no item '{id}'. Known: {string.Join(", ", All.Select(i => i.Id))}.", nameof(id));

    private static BureauItem Of(string id, int perSecond, int perDay, int milliseconds, string[] subjects, string drift) =>
        new(id, perSecond, perDay, TimeSpan.FromMilliseconds(milliseconds), subjects, drift);
}
