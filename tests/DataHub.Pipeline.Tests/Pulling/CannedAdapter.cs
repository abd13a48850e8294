using System.Text;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Pipeline.Tests.Pulling;

/// <summary>A source that answers as told, so that the executor's own behaviour is seen.</summary>
internal class CannedAdapter(ItemId item) : IAdapter
{
    public Func<PullContext, Fetched>? Fetch { get; init; }
    public Func<PullContext, Task<Fetched>>? FetchLater { get; init; }
    public Func<PullAnswer> Reader { get; init; } = () => PullAnswer.NoRecord();

    public AdapterDescriptor Descriptor { get; } = new()
    {
        Item = item,
        Title = new Text("项", "item"),
        Department = new Text("厅", "department"),
        Interface = "canned",
        Version = "1",
    };

    public async ValueTask<Fetched> FetchAsync(PullQuestion question, PullContext context, CancellationToken cancellationToken) =>
        FetchLater is null ? Fetch!(context) : await FetchLater(context);

    public PullAnswer Read(PullQuestion question, RawAnswer raw) => Reader();
}

internal sealed class CannedBatchAdapter(ItemId item) : CannedAdapter(item), IBatchAdapter
{
    public List<int> Batches { get; } = [];

    public int MaxBatch => 100;

    public Exception? Fault { get; init; }

    public ValueTask<IReadOnlyList<Fetched>> FetchManyAsync(IReadOnlyList<PullQuestion> questions, PullContext context, CancellationToken cancellationToken)
    {
        Batches.Add(questions.Count);
        if (Fault is not null)
        {
            throw Fault;
        }

        return new([.. questions.Select(q => Fetched.Answered("row", Encoding.UTF8.GetBytes(q.Subject.IdNumber)))]);
    }
}
