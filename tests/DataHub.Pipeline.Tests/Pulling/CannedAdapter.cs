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
    /// <summary>The numbers of the people asked about, call by call.</summary>
    public List<IReadOnlyList<string>> Batches { get; } = [];

    /// <summary>Until then a call is under way.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    /// <summary>Results that the list falls short of its questions by.</summary>
    public int Missing { get; init; }

    public int MaxBatch => 100;

    public Exception? Fault { get; init; }

    public async ValueTask<IReadOnlyList<Fetched>> FetchManyAsync(IReadOnlyList<PullQuestion> questions, PullContext context, CancellationToken cancellationToken)
    {
        Batches.Add([.. questions.Select(q => q.Subject.IdNumber)]);
        if (Fault is not null)
        {
            throw Fault;
        }

        await Gate;
        return [.. questions.SkipLast(Missing).Select(q => Fetched.Answered("row", Encoding.UTF8.GetBytes(q.Subject.IdNumber)))];
    }
}
