namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>
/// Writes the registers of one family, step by step, as its scenario says. People come into being when first named;
/// what a scenario leaves open (names, addresses, spellings, dates within bounds) the dice decide.
/// </summary>
/// <param name="cast">Names that are fixed; null lets the dice find them.</param>
internal sealed partial class FamilyBuilder(int seed, int index, string division, Dice dice, Cast? cast = null)
{
    private const int SerialsPerFamily = 24;
    private readonly PersonNumbers _numbers = new(seed, index);
    private readonly bool _uyghur = cast?.Child.Contains('·', StringComparison.Ordinal) ?? dice.Chance(2);
    private readonly string _hmtPrefix = dice.Pick(["810000", "820000", "830000"]);
    private readonly bool _boy = cast?.Boy ?? dice.Chance(52);
    private readonly List<MadeUpGuardian> _guardians = [];
    private int _issued;

    public Dice Dice => dice;
    public string Division => division;
    public string? Claimed { get; private set; }
    public MadeUpHints Hints { get; set; } = new();

    /// <summary>Start of the year (366 days) that the child is born in; scenarios about age move it.</summary>
    public DateOnly ChildBornFrom { get; set; } = Season.BornFrom;
    public string ChildIdType { get; set; } = IdTypes.ResidentId;
    public string ParentIdType { get; set; } = IdTypes.ResidentId;
    /// <summary>Division in the resident ids: where people were first registered.</summary>
    public string Origin { get => field ?? division; set; }

    public Person Child { get => field ??= NewChild(); set; }
    public Person Father { get => field ??= NewAdult(Role.Father, ParentIdType); set; }
    public Person Mother { get => field ??= NewAdult(Role.Mother, ParentIdType); set; }
    public Person Grandfather { get => field ??= NewAdult(Role.Grandfather, IdTypes.ResidentId, surname: Father.Name[..SurnameLength(Father.Name)]); set; }
    public Person Grandmother { get => field ??= NewAdult(Role.Grandmother, IdTypes.ResidentId); set; }
    public Person Stepfather { get => field ??= NewAdult(Role.Stepfather, IdTypes.ResidentId); set; }
    /// <summary>A relative outside the request: co-owner, uncle, the natural father.</summary>
    public Person Outsider { get => field ??= NewAdult(Role.Outsider, IdTypes.ResidentId); set; }

    /// <summary>The family is from another county of the province: its ids, and the home it is registered at.</summary>
    public Home ComesFromElsewhere()
    {
        var home = Elsewhere();
        Origin = home.Division;
        return home;
    }

    /// <summary>Names a guardian of the request.</summary>
    public FamilyBuilder Guardian(string relation, Person person)
    {
        _guardians.Add(new(relation, Requested(person)));
        return this;
    }

    public FamilyBuilder BothParents() => Guardian("father", Father).Guardian("mother", Mother);

    /// <summary>The request claims this group.</summary>
    public FamilyBuilder Claim(string group)
    {
        Claimed = group;
        return this;
    }

    /// <summary>Claims the group or, sometimes, none: for families of which the hub must find the group by itself.</summary>
    public FamilyBuilder ClaimOrLeave(string group) => dice.Chance(70) ? Claim(group) : this;

    public ExpectedTruth ZeroProof(string group, string note) => Truth(Outcomes.ZeroProof, group, null, note);

    public ExpectedTruth Review(string note) => Truth(Outcomes.Review, Claimed, null, note);

    public ExpectedTruth NotMet(string note) => Truth(Outcomes.NotMet, Claimed, null, note);

    /// <summary>Only with a claimed group: of which requirement which paper is asked.</summary>
    public ExpectedTruth Papers(string note, params (string Requirement, string Material)[] papers) =>
        Truth(Outcomes.PaperRequired, Claimed, [.. papers.Select(paper => new ExpectedPaper(paper.Requirement, paper.Material))], note);

    public ExpectedTruth Truth(string outcome, string? group, IReadOnlyList<ExpectedPaper>? papers, string note) => new()
    {
        Division = division,
        ClaimedGroup = Claimed,
        Outcome = outcome,
        Group = group,
        Papers = papers,
        Note = note,
    };

    public FamilyFile Build(string scenario, ExpectedTruth truth) => new()
    {
        Family = new MadeUpFamily
        {
            Index = index,
            Scenario = scenario,
            Division = division,
            Group = Claimed,
            Child = Requested(Child),
            Guardians = _guardians,
            Hints = Hints,
            Truth = truth,
        },
        Households = [.. _households],
        Permits = [.. _permits],
        Titles = [.. _titles],
        Contracts = [.. _contracts],
        Rentals = [.. _rentals],
        Insured = [.. _insured],
        Enterprises = [.. _enterprises],
        SoleTraders = [.. _soleTraders],
        Births = [.. _births],
        Marriages = [.. _marriages],
        Preferential = [.. _preferential],
        WithoutTitleRegister = _withoutTitleRegister,
    };

    /// <summary>Serial numbers of papers: unique over the population, and below seven digits' end for every index.</summary>
    private int NextSerial() => _issued < SerialsPerFamily ? index * SerialsPerFamily + _issued++
        : throw new InvalidOperationException($"A scenario issues more than {SerialsPerFamily} papers.");

    private Person NewChild()
    {
        var name = cast?.Child ?? (_uyghur ? Names.Uyghur(_boy, dice) + "·" + Father.Name.Split('·')[0]
            : Father.Name[..SurnameLength(Father.Name)] + Names.Given(_boy, dice));
        var (bornOn, sequence) = _numbers.Child(_boy, ChildBornFrom);
        return new Person(name, _boy, bornOn, ChildIdType, Number(ChildIdType, bornOn, sequence, 0));
    }

    private Person NewAdult(Role role, string idType, string? surname = null)
    {
        var male = role is Role.Father or Role.Grandfather or Role.Stepfather or Role.Outsider;
        var fixedName = role switch { Role.Father => cast?.Father, Role.Mother => cast?.Mother, _ => null };
        var name = fixedName ?? (_uyghur ? Names.Uyghur(male, dice) + "·" + Names.Uyghur(true, dice) : (surname ?? Names.Surname(dice)) + Names.Given(male, dice));
        var (bornOn, sequence) = _numbers.Adult(role, male);
        return new Person(name, male, bornOn, idType, Number(idType, bornOn, sequence, (int)role + 1));
    }

    private string Number(string idType, DateOnly bornOn, int sequence, int person) => idType switch
    {
        IdTypes.Passport => _numbers.Document('E', person),
        IdTypes.HmtTravelPermit => _numbers.Document('H', person),
        IdTypes.HmtResidencePermit => Numbers.ResidentId(_hmtPrefix, bornOn, sequence),
        _ => Numbers.ResidentId(Origin, bornOn, sequence),
    };

    private static int SurnameLength(string name) => name.Length > 2 && Names.IsCompound(name[..2]) ? 2 : 1;

    private static MadeUpPerson Requested(Person person) => person.IdType is IdTypes.ResidentId or IdTypes.HmtResidencePermit
        ? new(person.Name, person.IdType, person.IdNumber)
        : new(person.Name, person.IdType, person.IdNumber, person.BornOn, person.Male ? "male" : "female");
}
