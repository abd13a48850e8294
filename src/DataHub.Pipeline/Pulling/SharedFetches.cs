using System.Collections.Concurrent;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Pipeline.Pulling;

/// <summary>
/// Two requests for the same person and item share one call while it is under way on this node. Not across counties: a source is asked
/// under the county's own name; nor across lanes: a waiting parent must not queue behind a replay.
/// </summary>
internal sealed class SharedFetches
{
    private readonly ConcurrentDictionary<Identity, Task<Fetched>> _underWay = new();

    /// <param name="start">Makes the call when nobody else does; must not depend on the caller's own cancellation.</param>
    /// <returns>The call, and whether another caller started it.</returns>
    public (Task<Fetched> Call, bool Shared) Join(PullQuestion question, PullContext context, Func<Task<Fetched>> start)
    {
        var identity = Identity.Of(question, context);
        var mine = new TaskCompletionSource<Fetched>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = _underWay.GetOrAdd(identity, mine.Task);
        if (call != mine.Task)
        {
            return (call, true);
        }

        return (RunAsync(identity, mine, start), false);
    }

    private async Task<Fetched> RunAsync(Identity identity, TaskCompletionSource<Fetched> mine, Func<Task<Fetched>> start)
    {
        try
        {
            var fetched = await start().ConfigureAwait(false);
            mine.SetResult(fetched);
            return fetched;
        }
        catch (Exception exception)
        {
            // Handed to those who share the call, and thrown to the one who made it.
            mine.SetException(exception);
            _ = mine.Task.Exception;
            throw;
        }
        finally
        {
            _underWay.TryRemove(identity, out _);
        }
    }

    private readonly record struct Identity(
        string For, Lane Lane, ItemId Item, IdType IdType, string IdNumber, string Name, string? OtherIdNumber, string? OtherName, string? Number, string? Division, YearMonth? From, YearMonth? To)
    {
        public static Identity Of(PullQuestion question, PullContext context) => new(
            context.Division, context.Lane, question.Item, question.Subject.IdType, question.Subject.IdNumber, question.Subject.Name, question.Other?.IdNumber, question.Other?.Name,
            question.Number, question.Division, question.From, question.To);
    }
}
