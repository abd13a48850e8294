using System.Collections.Concurrent;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Pipeline.Pulling;

/// <summary>
/// Two requests for the same person and item share one call while it is under way on this node, be it made singly or as part of a
/// list. Not across counties: a source is asked under the county's own name; nor across lanes: a waiting parent must not queue behind
/// a replay.
/// </summary>
internal sealed class SharedFetches
{
    private readonly ConcurrentDictionary<Identity, Task<Fetched>> _underWay = new();

    /// <returns>The answer to come; and, when nobody asks yet, the turn of this caller, which must end it.</returns>
    public (Task<Fetched> Answer, Turn? Mine) Join(PullQuestion question, PullContext context)
    {
        var turn = new Turn(this, question, Identity.Of(question, context));
        var answer = _underWay.GetOrAdd(turn.Identity, turn.Answer);
        return (answer, answer == turn.Answer ? turn : null);
    }

    /// <summary>One question that a caller asks on behalf of all who want its answer.</summary>
    internal sealed class Turn(SharedFetches all, PullQuestion question, Identity identity)
    {
        /// <summary>Whoever waits goes on at once where the answer came in: one more thread for each answer is what a waiting parent would feel.</summary>
        private readonly TaskCompletionSource<Fetched> _answer = new();

        public PullQuestion Question => question;
        public Identity Identity => identity;
        public Task<Fetched> Answer => _answer.Task;

        public void End(Fetched fetched)
        {
            Forget();
            _answer.SetResult(fetched);
        }

        /// <summary>The caller was stopped before it had an answer.</summary>
        public void Abandon()
        {
            Forget();
            _answer.SetCanceled();
        }

        /// <summary>First, so that who is told to ask itself does not join the call that is over.</summary>
        private void Forget() => all._underWay.TryRemove(KeyValuePair.Create(identity, _answer.Task));
    }

    internal readonly record struct Identity(
        string For, Lane Lane, ItemId Item, IdType IdType, string IdNumber, string Name, string? OtherIdNumber, string? OtherName, string? Number, string? Division, YearMonth? From, YearMonth? To)
    {
        public static Identity Of(PullQuestion question, PullContext context) => new(
            context.Division, context.Lane, question.Item, question.Subject.IdType, question.Subject.IdNumber, question.Subject.Name, question.Other?.IdNumber, question.Other?.Name,
            question.Number, question.Division, question.From, question.To);
    }
}
