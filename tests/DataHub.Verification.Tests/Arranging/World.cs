using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Items.Declared;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>What the departments know about one family: answers the questions of a decision as the adapters would.</summary>
internal sealed class World(Family family)
{
    private readonly List<SourceRecord> _records = [];
    private readonly Dictionary<string, PullAnswer?> _overrides = [];

    public Family Family { get; } = family;

    /// <summary>The Zhangs in one household book of the county.</summary>
    public static World Residents() => new World(Some.Family).With(Some.Household, Some.HouseholdOf(Some.Father, "02"), Some.HouseholdOf(Some.Mother, "12"));

    public World With(params SourceRecord[] records)
    {
        _records.AddRange(records);
        return this;
    }

    /// <param name="who">As a question's <see cref="PullQuestion.Who"/>; null for whoever is asked.</param>
    /// <param name="answer">Null: the source does not answer.</param>
    public World Says(ItemId item, string? who, PullAnswer? answer)
    {
        _overrides[$"{item}/{who}"] = answer;
        return this;
    }

    public PullAnswer? Answer(PullQuestion question)
    {
        if (_overrides.TryGetValue($"{question.Item}/{question.Who}", out var answer) || _overrides.TryGetValue($"{question.Item}/", out answer))
        {
            return answer;
        }

        var found = _records.Where(record => Fits(record, question)).ToList();
        return found.Count > 0 ? PullAnswer.Found(found) : PullAnswer.NoRecord();
    }

    public Evidence Evidence(PullQuestion question)
    {
        var answer = Answer(question);
        return new(IdOf(question.Key), question, answer?.End ?? PullState.Failed, answer ?? PullAnswer.Failed(new(ErrorClass.Outage, "E-302", "maintenance")));
    }

    /// <summary>The same pull has the same id in every run, in whatever order it was asked.</summary>
    private static Guid IdOf(string key) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    private static bool Fits(SourceRecord record, PullQuestion question)
    {
        var number = question.Subject.IdNumber;
        return record switch
        {
            HouseholdRecord r => question.Item == ItemId.HouseholdRegistration && r.IdNumber == number,
            ResidencePermitRecord r => question.Item == ItemId.ResidencePermit && r.IdNumber == number,
            PropertyTitleRecord r => question.Item == ItemId.PropertyTitle && (question.Number is { } title ? r.TitleNumber == title : r.Division == question.Division && r.Owners.Any(o => o.IdNumber == number)),
            PresaleContractRecord r => question.Item == ItemId.PresaleContract && (question.Number is { } contract ? r.ContractNumber == contract : r.Buyers.Any(b => b.IdNumber == number)),
            RentalFilingRecord r => question.Item == ItemId.RentalFiling && r.TenantIdNumber == number,
            SocialInsuranceRecord r => question.Item == ItemId.SocialInsurance && r.IdNumber == number,
            EnterpriseRecord r => question.Item == ItemId.EnterpriseRegistration && (question.Number is { } code ? r.CreditCode == code : r.OwnerIdNumber == number),
            SoleTraderRecord r => question.Item == ItemId.SoleTraderRegistration && (question.Number is { } code ? r.CreditCode == code : r.OwnerIdNumber == number),
            BirthCertificateRecord r => question.Item == ItemId.BirthCertificate && (question.Number is { } code ? r.Number == code : r.MotherIdNumber == question.Other?.IdNumber),
            MarriageRecord r => question.Item == ItemId.MarriageRegistration && Pair(r.ManIdNumber, r.WomanIdNumber).SetEquals(Pair(number, question.Other!.IdNumber)),
            PreferentialRecord r => question.Item == ItemId.PreferentialTreatment && (r.HolderIdNumber == number || r.Beneficiaries.Any(b => b.IdNumber == number)),
            DeclaredRecord r => question.Item == r.Item && r.Get("holderNumber")?.Text == number,
            _ => false,
        };
    }

    private static HashSet<string> Pair(string a, string b) => [a, b];

    /// <summary>Decides, answers what is asked, and decides again until nothing more is asked.</summary>
    public Run Run(CompiledPolicy policy, string? group = null, params Attestation[] attestations)
    {
        var evidence = new List<Evidence>();
        var waves = new List<IReadOnlyList<string>>();
        while (true)
        {
            var input = Input(policy, group, evidence) with { Attestations = attestations };
            var decision = Decider.Decide(input);
            if (decision.Next.Count == 0)
            {
                return new(decision, input, waves);
            }

            waves.Count.ShouldBeLessThan(30, "the plan does not come to an end");
            decision.Next.ShouldAllBe(question => evidence.All(e => e.Question.Key != question.Key));
            waves.Add([.. decision.Next.Select(question => question.Key)]);
            evidence.AddRange(decision.Next.Select(Evidence));
        }
    }

    public DecisionInput Input(CompiledPolicy policy, string? group, IReadOnlyList<Evidence> evidence) =>
        new() { Policy = policy, Family = Family, ClaimedGroup = group, Evidence = evidence, DecisionDate = new(2026, 6, 10) };

    /// <summary>Every question that could be asked about this family, answered.</summary>
    public IReadOnlyList<Evidence> Everything(string division)
    {
        List<(Role Role, Person Person)> people = [(Role.Child, Family.Child), .. Family.Guardians.Select((g, i) => (Role.Guardian(i), g.Person))];
        var questions = new List<PullQuestion>();
        foreach (var item in ItemId.Handbook.Where(i => i != ItemId.BirthCertificate && i != ItemId.MarriageRegistration))
        {
            questions.AddRange(people
                .Where(p => ItemDocuments.Of(item).Contains(p.Person.IdType))
                .Select(p => new PullQuestion { Item = item, Role = p.Role, Subject = p.Person, Division = item == ItemId.PropertyTitle ? division : null }));
        }

        for (var i = 0; i < Family.Guardians.Count; i++)
        {
            for (var j = i + 1; j < Family.Guardians.Count; j++)
            {
                questions.Add(new()
                {
                    Item = ItemId.MarriageRegistration,
                    Role = Role.Guardian(i),
                    Subject = Family.Guardians[i].Person,
                    OtherRole = Role.Guardian(j),
                    Other = Family.Guardians[j].Person,
                });
            }
        }

        var mother = Family.Guardians.ToList().FindIndex(g => g.Relation == Relation.Mother);
        if (mother >= 0)
        {
            questions.Add(new() { Item = ItemId.BirthCertificate, Role = Role.Child, Subject = Family.Child, OtherRole = Role.Guardian(mother), Other = Family.Guardians[mother].Person });
        }

        return [.. questions.Select(Evidence)];
    }
}

/// <param name="Waves">Keys of the questions of each wave.</param>
internal sealed record Run(Decision Decision, DecisionInput Input, IReadOnlyList<IReadOnlyList<string>> Waves)
{
    public DataHub.Core.Verdicts.Verdict Verdict => Decision.Verdict;

    public IEnumerable<string> Asked => Waves.SelectMany(wave => wave);

    public DataHub.Core.Verdicts.RequirementResult Requirement(string id) => Verdict.Requirements.Single(r => r.Id == id);
}
