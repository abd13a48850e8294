using System.Collections.Concurrent;
using System.Text.Json;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>A source of each item of the handbook, which answers from the records of a world until it is told otherwise.</summary>
internal sealed class Departments(World world)
{
    private readonly ConcurrentDictionary<ItemId, Func<PullQuestion, PullContext, CancellationToken, Task<Fetched>>> _told = new();

    private readonly ConcurrentDictionary<ItemId, bool> _misread = new();

    public ConcurrentQueue<(string Key, PullContext Context)> Calls { get; } = new();

    public IReadOnlyList<string> Asked => [.. Calls.Select(call => call.Key)];

    public IEnumerable<IAdapter> Adapters => ItemId.Handbook.Select(item => new Department(this, item));

    /// <summary>The Zhang family lives at home and owns it.</summary>
    public static Departments OfResidents() => new(new World(Some.Family).With(
        Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"), Some.Title));

    public Fetched Answer(PullQuestion question) =>
        Fetched.Answered("answer", JsonSerializer.SerializeToUtf8Bytes(world.Answer(question)!, CoreJson.Stored.PullAnswer));

    public void Tell(ItemId item, Func<PullQuestion, PullContext, Fetched> fetch) => _told[item] = (question, context, _) => Task.FromResult(fetch(question, context));

    public void Fail(ItemId item, ErrorClass errorClass, string code, DateTimeOffset? notBefore = null) =>
        Tell(item, (_, _) => Fetched.Failed(errorClass, code, "told to", notBefore));

    /// <summary>The mapping of the item is at fault until it is mended: answers come and cannot be read.</summary>
    public void Misread(ItemId item) => _misread[item] = true;

    public void Mend(ItemId item) => _misread.TryRemove(item, out _);

    public void Heal(ItemId item) => _told.TryRemove(item, out _);

    /// <summary>Calls for this item arrive, and come back when the gate is opened.</summary>
    public Gate Hold(ItemId item)
    {
        var gate = new Gate();
        _told[item] = async (question, _, cancellationToken) =>
        {
            await gate.PassAsync(cancellationToken);
            return Answer(question);
        };
        return gate;
    }

    private sealed class Department(Departments all, ItemId item) : IAdapter
    {
        public AdapterDescriptor Descriptor { get; } = new()
        {
            Item = item,
            Title = new Text("项", "item"),
            Department = new Text("厅", "department"),
            Interface = "canned",
            Version = "1",
        };

        public async ValueTask<Fetched> FetchAsync(PullQuestion question, PullContext context, CancellationToken cancellationToken)
        {
            all.Calls.Enqueue((question.Key, context));
            return all._told.TryGetValue(item, out var told) ? await told(question, context, cancellationToken) : all.Answer(question);
        }

        public PullAnswer Read(PullQuestion question, RawAnswer raw) => all._misread.ContainsKey(item)
            ? PullAnswer.Failed(new PullFailure(ErrorClass.Drift, "field-missing", "the field 'hjdz' is missing", Field: "hjdz"))
            : JsonSerializer.Deserialize(raw.Parts[0].Span, CoreJson.Stored.PullAnswer)!;
    }
}
