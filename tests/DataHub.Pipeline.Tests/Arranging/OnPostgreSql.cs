using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Intake;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>Nodes on one real database, with a clock that moves only when it is told to.</summary>
public abstract class OnPostgreSql(PipelineDatabase database) : IClassFixture<PipelineDatabase>, IAsyncLifetime
{
    private readonly List<Node> _nodes = [];
    private int _submissions;

    protected static Policy Eager => PipelineDatabase.Eager;
    protected static Policy Frugal => PipelineDatabase.Frugal;
    protected static DateTimeOffset Start { get; } = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);

    /// <summary>A second beyond the longest first wait before a retry.</summary>
    protected static TimeSpan FirstRetry { get; } = TimeSpan.FromSeconds(16);
    protected static TimeSpan Lease { get; } = TimeSpan.FromSeconds(45);

    protected PipelineDatabase Database => database;
    protected TestTime Time { get; } = new(Start);
    private protected Departments Departments { get; } = Departments.OfResidents();

    public async ValueTask InitializeAsync() => await database.EmptyAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected Node Node(string name = "node-1", Departments? departments = null, params (string Key, string Value)[] settings)
    {
        var node = new Node(database, departments ?? Departments, Time, name, settings);
        _nodes.Add(node);
        return node;
    }

    protected Submission Submission(Policy? policy = null, string? key = null, byte digest = 1, Family? family = null, string? group = null) => new()
    {
        ClientId = "client",
        IdempotencyKey = key ?? $"key-{Interlocked.Increment(ref _submissions)}",
        BodyDigest = [.. Enumerable.Repeat(digest, 32)],
        PolicyKey = (policy ?? PipelineDatabase.Eager).Key,
        Family = family ?? Some.Family,
        ClaimedGroup = group,
        Consent = new ConsentEvidence("https://id.example", "jti-1", Start, Start.AddHours(1), "eyJ.eyJ.sig"),
    };

    protected async Task<VerificationView> FindAsync(Guid id, int? revision = null) =>
        (await database.Storage.Verifications.FindAsync(id, revision, DivisionScope.All, default))!;

    protected Task<Backlog> BacklogAsync() => database.Storage.Verifications.BacklogAsync(Time.GetUtcNow(), default);

    protected static Pull PullOf(VerificationView view, string key) => view.Verification.Pulls.Single(pull => pull.Question.Key == key);

    /// <summary>Nothing is due, however long one waits; what is left to happen would be due by then.</summary>
    protected async Task NothingIsLeftAsync() => (await database.Storage.Verifications.BacklogAsync(Start.AddYears(1), default)).Due.ShouldBe(0);
}
