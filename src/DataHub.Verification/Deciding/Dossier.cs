using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>
/// What is known about one family, laid out for one decision: every answer is found by position.
/// It notes which open questions were looked for, so that the plan follows from the evaluation itself: what no check reads, nobody asks.
/// Lives for one decision on one thread.
/// </summary>
internal sealed class Dossier
{
    private readonly DecisionInput _input;
    private readonly bool _afterDeadline;
    private readonly Evidence?[] _evidence = new Evidence?[QuestionPositions.Count];

    /// <param name="afterDeadline">Count open questions as too late.</param>
    public Dossier(DecisionInput input, bool afterDeadline)
    {
        _input = input;
        _afterDeadline = afterDeadline;
        (Family, Parents, Grandparents) = Sort(input.Family);
        for (var i = 0; i < input.Evidence.Count; i++)
        {
            var evidence = input.Evidence[i];
            if (Position(evidence.Question) is var position and >= 0)
            {
                _evidence[position] = evidence;
            }
        }
    }

    public DecisionInput Input => _input;
    public Policy Policy => _input.Policy.Document;

    /// <summary>The child and its parents.</summary>
    public People Family { get; }
    public People Parents { get; }
    public People Grandparents { get; }

    /// <summary>Open questions that were looked up since it was last emptied.</summary>
    public Questions LookedFor { get; set; }

    public DateOnly Day(DayOf on) => on == DayOf.Decision ? _input.DecisionDate : Policy.ReferenceDate;

    public Person Person(int index) => index == 0 ? _input.Family.Child : _input.Family.Guardians[index - 1].Person;

    public Answer Of(DataItem item, int person)
    {
        var position = QuestionPositions.Of(item, person);
        return !Coverage.Knows(item, Person(person).IdType) && _evidence[position] is null
            ? new(AnswerState.DocumentNotCovered, item, person, null)
            : At(position, item, person);
    }

    /// <summary>What is known of a question by number, where the family gave one: a title, a contract, a credit code.</summary>
    public Answer ByNumber(DataItem item) => At(QuestionPositions.ByNumber(item), item, 0);

    /// <summary>The marriage register about two guardians, in either order.</summary>
    public Answer OfCouple(int guardian, int partner) => At(QuestionPositions.OfCouple(guardian, partner), DataItem.Marriage, guardian);

    /// <returns>Index of the one among <paramref name="people"/> with this id number, or -1.</returns>
    public int PersonOf(string? idNumber, People people)
    {
        for (var person = 0; person < PeopleSets.Count; person++)
        {
            if (people.Has(person) && Person(person).IdNumber == idNumber)
            {
                return person;
            }
        }

        return -1;
    }

    /// <summary>Whether a source writes this person's name as the family does.</summary>
    public bool IsNamed(int person, string name) => PersonName.Compare(Person(person).Name, name) == NameMatch.Same;

    private Answer At(int position, DataItem item, int person)
    {
        var evidence = _evidence[position];
        var state = State(evidence);
        if (state is AnswerState.Unasked or AnswerState.Open)
        {
            LookedFor |= Questions.Only(position);
        }

        return new(state, item, person, evidence);
    }

    private AnswerState State(Evidence? evidence) => evidence switch
    {
        null => AnswerState.Unasked,
        { State: PullState.Discarded } => AnswerState.GivenUp,
        { Answer.End: PullState.Record } => AnswerState.Records,
        { Answer.End: PullState.NoRecord } => AnswerState.NoRecord,
        { Answer.End: PullState.NotCovered } => AnswerState.NotCovered,
        { Answer.End: PullState.Mismatch } => AnswerState.Mismatch,
        _ => _afterDeadline ? AnswerState.TooLate : AnswerState.Open,
    };

    /// <returns>-1 for a question that no check of the handbook reads.</returns>
    public static int Position(PullQuestion question)
    {
        var person = PeopleSets.IndexOf(question.Role);
        if (person < 0 || !DataItems.TryFind(question.Item, out var item))
        {
            return -1;
        }

        return item switch
        {
            DataItem.Birth => QuestionPositions.Of(item, 0),
            DataItem.Marriage when question.OtherRole is { IsGuardian: true } other => QuestionPositions.OfCouple(person, PeopleSets.IndexOf(other)),
            DataItem.Marriage => -1,
            _ when question.Number is not null => QuestionPositions.ByNumber(item),
            _ => QuestionPositions.Of(item, person),
        };
    }

    private static (People Family, People Parents, People Grandparents) Sort(Family family)
    {
        var (parents, grandparents) = (People.None, People.None);
        for (var i = 0; i < family.Guardians.Count; i++)
        {
            var guardian = family.Guardians[i];
            parents |= guardian.IsParent ? PeopleSets.Only(i + 1) : People.None;
            grandparents |= guardian.Relation == Relation.Grandparent ? PeopleSets.Only(i + 1) : People.None;
        }

        return (People.Child | parents, parents, grandparents);
    }
}
