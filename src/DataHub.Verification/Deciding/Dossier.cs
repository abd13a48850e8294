using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Verification.Checks;
using DataHub.Verification.Matching;

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
    private readonly Evidence?[] _evidence;

    /// <param name="afterDeadline">Count open questions as too late.</param>
    public Dossier(DecisionInput input, bool afterDeadline)
    {
        Space = Workspace.Rent(input.Policy.Plan);
        _evidence = Space.Evidence;
        _input = input;
        _afterDeadline = afterDeadline;
        (Family, Parents, Grandparents) = Sort(input.Family);
        for (var i = 0; i < input.Evidence.Count; i++)
        {
            var evidence = input.Evidence[i];
            if (QuestionPositions.Of(evidence.Question, Slots) is var position and >= 0)
            {
                _evidence[position] = evidence;
            }
        }
    }

    public DecisionInput Input => _input;

    /// <summary>What this decision works on; disposed when its verdict is written.</summary>
    public Workspace Space { get; }
    public Policy Policy => _input.Policy.Document;

    /// <summary>The declared items of the policy.</summary>
    public DeclaredSlots Slots => _input.Policy.Plan.Slots;

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
        return !Slots.Knows(item, Person(person).IdType) && _evidence[position] is null
            ? new(AnswerState.DocumentNotCovered, item, person, null, Slots.Id(item))
            : At(position, item, person);
    }

    /// <summary>What is known of a question by number, where the family gave one: a title, a contract, a credit code.</summary>
    public Answer ByNumber(DataItem item) => At(QuestionPositions.ByNumber(item), item, 0);

    public bool IsAttested(string requirement)
    {
        for (var i = 0; i < _input.Attestations.Count; i++)
        {
            if (_input.Attestations[i].Requirement == requirement)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An address taken apart, once for the decision.</summary>
    public Address AddressOf(string text) => Space.Places.AddressOf(text);

    /// <summary>The school districts that an address lies in, found once for the decision.</summary>
    public DistrictLocation Locate(string text) => Space.Places.Locate(text, _input.Policy.Districts);

    /// <summary>The marriage register about two guardians, in either order.</summary>
    public Answer OfCouple(int guardian, int partner) => At(QuestionPositions.OfCouple(guardian, partner), DataItem.Marriage, guardian);

    /// <summary>The number by which the family lets an item be asked, if it gave one.</summary>
    public string? NumberOf(DataItem item) => item switch
    {
        DataItem.Title => _input.Family.Hints.PropertyTitleNumber,
        DataItem.Contract => _input.Family.Hints.PresaleContractNumber,
        DataItem.SoleTrader => _input.Family.Hints.CreditCode is { Length: > 1 } code && code[1] == '2' ? code : null,
        DataItem.Enterprise => _input.Family.Hints.CreditCode is { Length: > 1 } code && code[1] != '2' ? code : null,
        _ => null,
    };

    /// <summary>A birth certificate is asked for by its number, or under the mother's name: without either there is no question.</summary>
    public bool HasBirthQuestion => _input.Family.Hints.BirthCertificateNumber is not null || _input.Family.Hints.Mother is not null || Mother > 0;

    /// <summary>Index of the guardian who is the mother; 0 when none is.</summary>
    public int Mother
    {
        get
        {
            for (var i = 0; i < _input.Family.Guardians.Count; i++)
            {
                if (_input.Family.Guardians[i].Relation == Relation.Mother)
                {
                    return i + 1;
                }
            }

            return 0;
        }
    }

    /// <summary>Who is named for a question by number: the first parent, else the first guardian.</summary>
    public int FirstParent
    {
        get
        {
            for (var person = 1; person < PeopleSets.Count; person++)
            {
                if (Parents.Has(person))
                {
                    return person;
                }
            }

            return 1;
        }
    }

    /// <summary>The birth certificate's question, if it can be asked.</summary>
    public Questions BirthQuestion => HasBirthQuestion ? Questions.Only(QuestionPositions.Of(DataItem.Birth, 0)) : Questions.None;

    /// <summary>Those of the questions that nobody has asked.</summary>
    public Questions Unasked(Questions questions)
    {
        var unasked = Questions.None;
        for (var position = 0; position < QuestionPositions.Count && !questions.IsEmpty; position++)
        {
            unasked |= questions.Has(position) && _evidence[position] is null ? Questions.Only(position) : Questions.None;
        }

        return unasked;
    }

    /// <summary>Whether one of the questions is on its way to its source right now, so that an answer is about to come.</summary>
    public bool AnyRunning(Questions questions)
    {
        for (var position = 0; position < QuestionPositions.Count && !questions.IsEmpty; position++)
        {
            if (questions.Has(position) && _evidence[position] is { State: PullState.Due })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keys of those that were asked and have no usable answer.</summary>
    public IReadOnlySet<string> AskedKeys(Questions questions)
    {
        HashSet<string>? keys = null;
        for (var position = 0; position < QuestionPositions.Count && !questions.IsEmpty; position++)
        {
            if (questions.Has(position) && _evidence[position] is { } evidence)
            {
                (keys ??= new(StringComparer.Ordinal)).Add(evidence.Question.Key);
            }
        }

        return keys ?? NoKeys;
    }

    private static readonly IReadOnlySet<string> NoKeys = System.Collections.Frozen.FrozenSet<string>.Empty;

    /// <summary>The questions of a check's need, of those whose document the item knows.</summary>
    public Questions AllOf(Need need, bool grandparentsServe)
    {
        var people = need.Who switch
        {
            Who.Child => People.Child,
            Who.Parents => Parents,
            Who.Grandparents => Grandparents,
            Who.Family => Family,
            _ => Parents | (grandparentsServe ? Grandparents : People.None),
        };
        var questions = Questions.None;
        for (var person = 0; person < PeopleSets.Count; person++)
        {
            questions |= people.Has(person) && Slots.Knows(need.Item, Person(person).IdType)
                ? Questions.Only(QuestionPositions.Of(need.Item, person))
                : Questions.None;
        }

        return questions;
    }

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
    public bool IsNamed(int person, string name)
    {
        var own = Person(person).Name;
        return (own == name && !own.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF')) || PersonName.Compare(own, name) == NameMatch.Same;
    }

    private Answer At(int position, DataItem item, int person)
    {
        var evidence = _evidence[position];
        var state = State(evidence);
        if (state is AnswerState.Unasked or AnswerState.Open)
        {
            LookedFor |= Questions.Only(position);
        }

        return new(state, item, person, evidence, Slots.Id(item));
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
