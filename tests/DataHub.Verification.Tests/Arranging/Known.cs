using System.Globalization;
using System.Text.Json;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Answers about a family, and checks put to them.</summary>
internal sealed class Known(Family family)
{
    public static readonly Role Child = Role.Child;
    public static readonly Role Father = Role.Guardian(0);
    public static readonly Role Mother = Role.Guardian(1);
    public static readonly Role Grandfather = Role.Guardian(2);

    private readonly List<Evidence> _evidence = [];
    private bool _late;

    public IReadOnlyList<Evidence> Evidence => _evidence;

    public Policy Policy { get; init; } = new()
    {
        Division = "370102",
        Year = 2026,
        Stage = Stage.Primary,
        Title = new("历下区", "Lixia"),
        ReferenceDate = new(2026, 8, 31),
        DecisionDeadline = new(2026, 7, 20, 18, 0, 0, TimeSpan.FromHours(8)),
        Age = [],
        Groups = [],
    };

    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>The declared item whose records are judged, where they are one's.</summary>
    public DeclaredItem? Item { get; init; }

    /// <summary>Requirements that a desk checked paper for.</summary>
    public IReadOnlyList<string> Attested { get; init; } = [];

    public Known Record(ItemId item, Role role, params SourceRecord[] records) => Answer(item, role, PullAnswer.Found(records));

    public Known Nothing(ItemId item, params Role[] roles)
    {
        foreach (var role in roles)
        {
            Answer(item, role, PullAnswer.NoRecord());
        }

        return this;
    }

    /// <param name="answer">Null: asked, and no answer yet.</param>
    public Known Answer(ItemId item, Role role, PullAnswer? answer, Role? other = null)
    {
        var question = new PullQuestion { Item = item, Role = role, Subject = family[role]!, OtherRole = other, Other = other is { } o ? family[o] : null };
        _evidence.Add(new(Guid.Parse($"00000000-0000-7000-8000-{_evidence.Count + 1:D12}"), question, answer?.End ?? PullState.Due, answer));
        return this;
    }

    /// <summary>An answer that brings no record, for whatever reason.</summary>
    public Known Lacks(ItemId item, Role role, Lack lack)
    {
        switch (lack)
        {
            case Lack.Unasked:
                return this;
            case Lack.GivenUp:
                Answer(item, role, null);
                _evidence[^1] = _evidence[^1] with { State = PullState.Discarded };
                return this;
            case Lack.TooLate:
                _late = true;
                return Answer(item, role, null);
            default:
                return Answer(item, role, lack switch
                {
                    Lack.NoRecord => PullAnswer.NoRecord(),
                    Lack.SeveralChildren => PullAnswer.NoRecord("several-children-match"),
                    Lack.NotCovered => PullAnswer.NotCovered("not-digitised"),
                    Lack.BornBefore => PullAnswer.NotCovered("born-before-register"),
                    Lack.Mismatch => PullAnswer.Mismatch("name-differs"),
                    Lack.Failed => PullAnswer.Failed(new(ErrorClass.Outage, "E-302", "maintenance")),
                    _ => null,
                });
        }
    }

    public Dossier Dossier => new(Input, _late);

    public DecisionInput Input => new()
    {
        Policy = CompiledPolicy.Compile(Policy, 1),
        Family = family,
        Evidence = _evidence,
        DecisionDate = new(2026, 6, 10),
        Seats = Seats,
        Attestations = [.. Attested.Select(Some.Attestation)],
    };

    /// <summary>The check, bound with parameters as a policy writes them: <c>{ "months": 12 }</c>.</summary>
    public Check Bind(CheckDefinition definition, string parameters = "{}")
    {
        var (check, problems) = TryBind(definition, parameters);
        problems.ShouldBeEmpty();
        return check;
    }

    public (Check Check, IReadOnlyList<PolicyProblem> Problems) TryBind(CheckDefinition definition, string parameters)
    {
        var problems = new List<PolicyProblem>();
        var spec = new CheckSpec { Check = definition.Name, Parameters = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)! };
        var reader = new CheckParameters(spec, Policy, "/checks/0", problems, [spec], Item);
        var check = definition.Bind(reader);
        reader.RefuseUnread();
        return (check, problems);
    }

    /// <summary>The candidate that a record of a person is to an alternative.</summary>
    public Candidate Candidate(DataItem item, SourceRecord? record, Role role, People? claimants = null, int guardian = 0, int partner = 0) => new(
        item, record, _evidence.FirstOrDefault(e => e.Question.Role == role && e.Answer?.Records.Contains(record!) == true),
        PeopleSets.IndexOf(role), claimants ?? Dossier.Family, guardian, partner);

    /// <summary>Whether the fact names the pull that it came with.</summary>
    public bool Holds(Fact fact) => _evidence.Exists(e => e.PullId == fact.Pull && e.Question.Item == fact.Item);

    /// <summary>Whether the fact is a name, a number or a birth date of the family, which the API masks.</summary>
    public bool IsPersonal(Fact fact) => family.Guardians.Select(guardian => guardian.Person).Append(family.Child)
        .Any(person => fact.Value == person.Name || fact.Value == person.IdNumber || fact.Value == person.BirthDate?.ToString("O", CultureInfo.InvariantCulture));
}
