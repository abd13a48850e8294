using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>What each item is asked: exactly what it needs, nothing more.</summary>
public sealed class QuestionWriterTests
{
    private const string Title = "鲁(2019)济南市不动产权第0123456号";
    private const string Contract = "YS2024037010200123";
    private const string Company = "91370102MA3C4K5L3X";
    private const string Trader = "92370102MA3D5E6F7G";

    private static readonly Person NamedMother = Some.Mother with { Name = "周敏" };
    private static readonly Family Four = Some.WithGrandfather with { Guardians = [.. Some.WithGrandfather.Guardians, Some.Guardian(Relation.Other, Some.Grandfather)] };

    public static TheoryData<string> Plain { get; } =
    [
        "household-registration", "residence-permit", "presale-contract", "rental-filing", "enterprise-registration", "sole-trader-registration", "preferential-treatment",
    ];

    [Theory]
    [MemberData(nameof(Plain))]
    public void Most_items_are_asked_for_one_person_and_nothing_else(string id)
    {
        DataItems.TryFind(new(id), out var item).ShouldBeTrue();
        for (var person = 0; person <= 4; person++)
        {
            Write(Four, QuestionPositions.Of(item, person)).ShouldBe(new() { Item = new(id), Role = PeopleSets.RoleOf(person), Subject = Four[PeopleSets.RoleOf(person)]! });
        }
    }

    [Fact]
    public void Titles_are_asked_for_in_the_policys_county() =>
        Write(Four, QuestionPositions.Of(DataItem.Title, 2)).ShouldBe(new() { Item = ItemId.PropertyTitle, Role = Known.Mother, Subject = Some.Mother, Division = "370102" });

    [Theory]
    [InlineData("property-title", Title)]
    [InlineData("presale-contract", Contract)]
    [InlineData("enterprise-registration", Company)]
    [InlineData("sole-trader-registration", Trader)]
    public void A_question_by_number_names_the_first_parent(string id, string number)
    {
        DataItems.TryFind(new(id), out var item).ShouldBeTrue();
        var hints = new Hints { PropertyTitleNumber = Title, PresaleContractNumber = Contract, CreditCode = number };
        var grandfatherFirst = Four with { Guardians = [Four.Guardians[2], Four.Guardians[1], Four.Guardians[0]], Hints = hints };
        var noParent = Four with { Guardians = [Four.Guardians[2], Four.Guardians[3]], Hints = hints };
        var county = item == DataItem.Title ? "370102" : null;

        Write(grandfatherFirst, QuestionPositions.ByNumber(item)).ShouldBe(
            new() { Item = new(id), Role = Role.Guardian(1), Subject = Some.Mother, Number = number, Division = county });
        Write(noParent, QuestionPositions.ByNumber(item)).ShouldBe(
            new() { Item = new(id), Role = Role.Guardian(0), Subject = Some.Grandfather, Number = number, Division = county });
    }

    [Theory]
    [InlineData(Company, Company, null)]
    [InlineData(Trader, null, Trader)]
    [InlineData("9", null, null)]
    [InlineData(null, null, null)]
    public void A_credit_code_says_by_its_second_character_whose_it_is(string? code, string? company, string? trader)
    {
        var dossier = Dossier(Four with { Hints = new() { CreditCode = code } });

        (dossier.NumberOf(DataItem.Enterprise), dossier.NumberOf(DataItem.SoleTrader)).ShouldBe((company, trader));
    }

    [Theory]
    [InlineData(null, "2025-08")] // no check counts months: a year to see whether there are any
    [InlineData(6, "2025-02")]
    [InlineData(12, "2024-08")]
    [InlineData(47, "2021-09")]
    [InlineData(60, "2021-09")] // the register answers for 60 months at the most
    public void Insurance_is_asked_for_the_months_needed_and_a_year_beyond(int? months, string from)
    {
        var policy = months is { } needed
            ? County.Asking("work", "insurance", ("insurance.months", $$"""{ "months": {{needed}}, "endsWithin": 3 }"""))
            : County.Asking("work", "insurance", ("insurance.in-division", "{}"));
        var question = Write(new Dossier(new World(Four).Input(policy, null, []), afterDeadline: false), QuestionPositions.Of(DataItem.Insurance, 1));

        question.ShouldBe(new() { Item = ItemId.SocialInsurance, Role = Known.Father, Subject = Some.Father, From = question.From, To = new YearMonth(2026, 8) });
        question.From.ToString().ShouldBe(from);
        (question.To! - question.From!).Value.ShouldBeLessThan(60);
    }

    [Fact]
    public void A_birth_certificate_is_asked_for_with_the_mother()
    {
        var asked = new PullQuestion { Item = ItemId.BirthCertificate, Role = Role.Child, Subject = Some.Child };
        PullQuestion Of(Family family) => Write(family, QuestionPositions.Of(DataItem.Birth, 0));
        var fatherOnly = Some.Family with { Guardians = [Some.Family.Guardians[0]] };

        Of(Four).ShouldBe(asked with { OtherRole = Known.Mother, Other = Some.Mother });
        Of(fatherOnly with { Hints = new() { Mother = NamedMother } }).ShouldBe(asked with { OtherRole = Role.HintedMother, Other = NamedMother });
        Of(Four with { Hints = new() { Mother = NamedMother } }).ShouldBe(asked with { OtherRole = Known.Mother, Other = Some.Mother }, "the guardian is known better");
        Of(fatherOnly with { Hints = new() { BirthCertificateNumber = "T370012345" } }).ShouldBe(asked with { Number = "T370012345" });
        Of(Four with { Hints = new() { BirthCertificateNumber = "T370012345" } })
            .ShouldBe(asked with { Number = "T370012345", OtherRole = Known.Mother, Other = Some.Mother });
    }

    [Fact]
    public void Without_mother_and_number_there_is_no_question_of_birth()
    {
        var fatherOnly = Some.Family with { Guardians = [Some.Family.Guardians[0]] };

        Dossier(fatherOnly).BirthQuestion.IsEmpty.ShouldBeTrue();
        Dossier(fatherOnly with { Hints = new() { Mother = NamedMother } }).BirthQuestion.IsEmpty.ShouldBeFalse();
        Dossier(fatherOnly with { Hints = new() { BirthCertificateNumber = "T370012345" } }).BirthQuestion.IsEmpty.ShouldBeFalse();
        Dossier(Some.Family).BirthQuestion.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void A_marriage_is_asked_for_a_couple_once_in_the_order_of_the_request()
    {
        for (var first = 1; first <= 4; first++)
        {
            for (var second = first + 1; second <= 4; second++)
            {
                var (one, other) = (PeopleSets.RoleOf(first), PeopleSets.RoleOf(second));
                var asked = new PullQuestion { Item = ItemId.MarriageRegistration, Role = one, Subject = Four[one]!, OtherRole = other, Other = Four[other] };
                Write(Four, QuestionPositions.OfCouple(first, second)).ShouldBe(asked);
                Write(Four, QuestionPositions.OfCouple(second, first)).ShouldBe(asked);
            }
        }
    }

    [Fact]
    public void Every_question_is_found_again_where_it_was_looked_for()
    {
        var family = Four with { Hints = new() { PropertyTitleNumber = Title, PresaleContractNumber = Contract, CreditCode = Company } };
        DataItem[] byNumber = [DataItem.Title, DataItem.Contract, DataItem.Enterprise];
        int[] positions =
        [
            .. Enum.GetValues<DataItem>().Where(item => item is not (DataItem.Birth or DataItem.Marriage))
                .SelectMany(item => Enumerable.Range(0, PeopleSets.Count).Select(person => QuestionPositions.Of(item, person))),
            .. byNumber.Select(QuestionPositions.ByNumber),
            QuestionPositions.Of(DataItem.Birth, 0),
            .. Enumerable.Range(QuestionPositions.OfCouple(1, 2), 6),
        ];

        var written = QuestionWriter.Write(positions.Aggregate(Questions.None, (all, position) => all | Questions.Only(position)), Dossier(family));

        written.Select(question => QuestionPositions.Of(question, DeclaredSlots.None)).ShouldBe(positions.Order());
        written.Select(question => question.Key).ShouldBeUnique();
    }

    [Fact]
    public void No_questions_are_nothing_to_ask() => QuestionWriter.Write(Questions.None, Dossier(Four)).ShouldBeEmpty();

    private static PullQuestion Write(Family family, int position) => Write(Dossier(family), position);

    private static PullQuestion Write(Dossier dossier, int position) => QuestionWriter.Write(Questions.Only(position), dossier).Single();

    private static Dossier Dossier(Family family) => new Known(family).Dossier;
}
