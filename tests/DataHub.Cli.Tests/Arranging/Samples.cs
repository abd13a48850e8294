using DataHub.Contracts.Operations;
using DataHub.Contracts.Policies;
using DataHub.Contracts.Verifications;

namespace DataHub.Cli.Tests.Arranging;

/// <summary>Answers of a hub in the middle of an outage; the people are made up.</summary>
internal static class Samples
{
    public static readonly Guid Pull = new("01a20b05-ef9e-724a-b70e-09f8eebbb672");
    public static readonly Guid Verification = new("01a20b05-ef44-77ab-b0b2-f85f7f767b0a");
    public static readonly Guid Replay = new("01a20b07-0000-7000-8000-000000000001");
    public static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly PullSummary Failed = new(
        Pull, Verification, "370102", 2026, "property-title", "guardian-1", "failed", "outage", "E-503", "the gateway answers 503", 3, "自然资源", Noon, Noon.AddMinutes(5), null);

    public static PullListResponse Pulls => new([Failed, Failed with { Id = new("01a20b05-ef9e-724a-b70e-09f8eebbb673"), Item = "social-insurance", Who = "guardian-1+guardian-2", ErrorClass = "rejected", ErrorCode = "E-301", ErrorMessage = "参数不正确", Attempts = 1, NextAttemptAt = null }], "b3Bh");

    public static PullGroupsResponse Groups => new(
        40_017, [new("property-title", "outage", "E-503", "the gateway answers 503", 40_000), new("social-insurance", "rejected", "E-301", "参数不正确", 17)]);

    public static PullDetail Detail => new(
        Failed with { Replay = Replay },
        [new("name", "张*"), new("idNumber", "370***18")],
        [
            new(1, Noon.AddMinutes(-2), 10_004, "failed", "transient", "timeout", "no answer within 10 s", "hub-1"),
            new(2, Noon.AddMinutes(-1), 31, "failed", "outage", "E-503", "the gateway answers 503", "hub-2"),
            new(3, Noon, 28, "failed", "outage", "E-503", "the gateway answers 503", "hub-1"),
        ],
        new("来源不可用。", "The source is not available."), new("等待，或在来源恢复后重放。", "Wait, or replay once the source is healthy."), "S-03", "2.1", HasRawAnswer: false);

    public static ReplayPlan Plan => new(
        40_000, 31_200, 17, 3, 2_011.5, [new("property-title", "outage", 40_000, 41_000, 100_000, 62_000)],
        [new("source-down", "property-title", "its breaker is open on 2 of 2 nodes"), new("rejected-left-out", "social-insurance", "17 would be rejected again unchanged")]);

    public static ReplayListResponse Replays => new([At("running", 120)], null);

    /// <summary>As it is on the wire.</summary>
    public const string Source = """
        {"item":"property-title","title":{"zh":"不动产权证书","en":"Property title"},"department":{"zh":"自然资源","en":"Natural resources"},"state":"down","paused":true,"pausedAt":"2026-06-10T11:30:00Z","pausedBy":"operator-1","pauseReason":"outage of the gateway","maintenanceUntil":"2026-06-10T14:00:00Z","failedPulls":40000,"oldestWaiting":"2026-06-10T11:00:00Z","sum":{"calls":1200,"callsPerSecond":4,"successShare":0.125,"p50Ms":35,"p95Ms":10010,"usedToday":38000,"perDay":100000},"nodes":[{"node":"hub-1","endpoint":"property-title","enabled":true,"breaker":"open","heldUntil":"2026-06-10T12:01:00Z","heldFor":"outage","figures":{"calls":1200,"callsPerSecond":4,"successShare":0.125,"p50Ms":35,"p95Ms":10010,"usedToday":38000,"perDay":100000},"reportedAt":"2026-06-10T12:00:00Z"}],"planned":[],"addedLater":"为以后"}
        """;

    private const string Healthy = """
        {"item":"social-insurance","title":{"zh":"社会保险参保信息","en":"Social insurance"},"department":{"zh":"人力资源社会保障","en":"Human resources"},"state":"good","paused":false,"pausedAt":null,"pausedBy":null,"pauseReason":null,"maintenanceUntil":null,"failedPulls":17,"oldestWaiting":null,"sum":{"calls":300,"callsPerSecond":1,"successShare":1,"p50Ms":80,"p95Ms":210,"usedToday":5000,"perDay":null},"nodes":[],"planned":[]}
        """;

    public const string Sources = $$"""{"sources":[{{Source}},{{Healthy}}]}""";

    public static PolicyListResponse Policies => new([Stored]);

    public static PolicySummary Stored => new("370102", 2026, "primary", 4, new("济南市历下区2026年小学一年级入学核验政策", "Lixia District, Jinan: primary admission 2026"), Noon, "console");

    public static SearchResponse Found => new([new(Verification, 2, "370102", 2026, "primary", "LX-2026-000123", "paper-required", "property-and-household", true, Noon, Noon.AddSeconds(1))], "bmV4dA");

    public static VerificationResponse Explained => new()
    {
        Id = Verification,
        Revision = 2,
        Division = "370102",
        Year = 2026,
        Stage = "primary",
        PolicyVersion = 3,
        ExternalId = "LX-2026-000123",
        Outcome = "paper-required",
        Group = "property-and-household",
        Final = true,
        CreatedAt = Noon,
        DecidedAt = Noon.AddSeconds(1),
        ElapsedMs = 725,
        Requirements =
        [
            new()
            {
                Id = "household", Status = "verified", Reason = "met-by-household", Explanation = new("孩子的户籍符合要求。", "The child's household meets the rules."),
                Alternatives = [new("household", "verified", "household-book", [new("household.registered", "pass", "registered", [new("household-registration", "movedIn", "2021-06-15", Pull)])])],
            },
            new()
            {
                Id = "home", Status = "failed", Paper = "property-certificate", Reason = "share-too-small", Explanation = new("家庭的产权份额不足。", "The family's share is too small."),
                NextStep = new("请提供不动产权证书。", "Bring the property certificate."),
                Counterfactual = new("share", "50", "25", null, null, new("份额需达到 50%，现为 25%。", "The share must be 50 %, it is 25 %.")),
                Alternatives = [new("title", "failed", "property-certificate", [new("property.share", "fail", "share-too-small", [new("property-title", "share", "1/4", Pull)]), new("property.in-district", "unknown", "not-asked", [])])],
            },
        ],
        Papers = [new("home", "property-certificate", ["purchase-contract"], "share-too-small")],
        Groups = [],
        Pulls = [new() { Id = Pull, Item = "property-title", Person = "guardian-1", State = "record", Attempts = 1, Reused = false, Source = "自然资源", AnsweredAt = Noon, ElapsedMs = 231 }],
        Attestations = [],
    };

    public static ChangesResponse Changes => new(
        Verification, 2,
        [
            new()
            {
                From = 1, To = 2, DecidedAt = Noon, Causes = [new("answers", ["property-title"], null, Noon)], Outcome = new("paper-required", "zero-proof"),
                PapersAdded = [], PapersRemoved = [new("home", "property-certificate", ["purchase-contract"], "no-record")],
                Requirements = [new("home", new("paper-required", "verified"), null, null, [new("title", "property.share", new("absent", "pass"), null, ["property-title"], [new("property-title", "share", null, "1/1")])])],
                Pulls = [new(Pull, "property-title", "guardian-1", new("no-record", "record"), null, true, Noon)],
            },
        ],
        null);

    /// <summary>The replay with so many of its 200 pulls done.</summary>
    public static ReplayResponse At(string state, int done, string? why = null) => new(
        Replay, state, why, "ask", "gateway is back", "operator-1", Noon, state is "running" or "paused" ? null : Noon.AddMinutes(3), 20, 10, 10,
        new(200, done, Math.Max(0, done - 10), 1, Math.Min(done, 6), Math.Min(done, 3), done / 4, done / 2),
        done == 0 ? [] : [new("pending", "zero-proof", done / 8), new("pending", "paper-required", done / 8)], done == 0 ? [] : [new("outage", "E-503", Math.Min(done, 6))]);
}
