using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Population.Scenarios;

namespace DataHub.Mocks.Tests.Population;

public sealed class PopulationTests
{
    private static readonly FamilyFile[] Files = [.. Enumerable.Range(0, 3 * ScenarioTable.TotalWeight).Select(i => FamilyDraw.Draw(7, i)), .. NamedFamilies.Files];

    private static readonly JsonSerializerOptions WithTuples = new() { IncludeFields = true };

    [Fact]
    public void The_same_seed_gives_the_same_rows_byte_for_byte_in_a_population_of_any_size()
    {
        for (var i = 0; i < 500; i++)
            Print(FamilyDraw.Draw(7, i)).ShouldBe(Print(Files[i]));
        var small = MadeUpPopulation.Create(7, 40);
        var large = MadeUpPopulation.Create(7, 200);
        Print(large.Families.Take(40)).ShouldBe(Print(small.Families));
        Print(MadeUpPopulation.Create(8, 40).Families).ShouldNotBe(Print(small.Families));
    }

    [Fact]
    public void The_dice_of_a_seed_never_change()
    {
        var dice = Dice.For(7, 3);
        Enumerable.Range(0, 6).Select(_ => dice.Roll(1000)).ShouldBe([25, 657, 233, 863, 620, 977]);
    }

    [Fact]
    public void No_number_leads_to_two_families_even_in_a_large_population()
    {
        var keys = new HashSet<string>();
        foreach (var index in Enumerable.Range(0, 12_000).Concat(Enumerable.Range(PersonNumbers.MaxFamilies - 5_000, 5_000)))
            foreach (var key in FamilyDraw.Draw(3, index).Keys())
                keys.Add(key).ShouldBeTrue($"{key} of family {index} is taken");
        NamedFamilies.Files.SelectMany(file => file.Keys()).ShouldAllBe(key => keys.Add(key));
    }

    [Fact]
    public void Resident_ids_and_residence_permits_are_valid()
    {
        foreach (var id in Files.SelectMany(file => file.Keys()).Where(key => key.Length == 18 && key[..17].All(char.IsAsciiDigit) && !key.StartsWith('9')))
        {
            Numbers.ResidentCheck(id[..17]).ShouldBe(id[17], id);
            DateOnly.TryParseExact(id.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue(id);
        }
    }

    [Fact]
    public void Credit_codes_are_valid_but_for_a_few_of_the_pilot()
    {
        var codes = Files.SelectMany(file => file.Enterprises.Select(row => row.CreditCode).Concat(file.SoleTraders.Select(row => row.CreditCode))).ToList();
        var broken = codes.Count(code => Numbers.CreditCheck(code[..17]) != code[17]);
        broken.ShouldBeInRange(1, codes.Count / 5);
    }

    [Fact]
    public void Everyone_in_one_book_shares_head_address_and_division()
    {
        foreach (var book in Files.SelectMany(file => file.Households).GroupBy(row => row.HouseholdNumber))
        {
            book.Select(row => (row.HeadName, row.HeadIdNumber, row.Address, row.Division, row.Kind, row.Collective)).Distinct().Count().ShouldBe(1, book.Key);
            var head = book.Single(row => row.Relation is "01" or "02");
            head.Name.ShouldBe(head.HeadName);
            head.HeadIdNumber.ShouldBeOneOf(head.IdNumber, Numbers.FirstGeneration(head.IdNumber));
        }
    }

    [Fact]
    public void A_household_row_agrees_with_the_id_number_but_where_the_scenario_says_not()
    {
        foreach (var file in Files)
            foreach (var row in file.Households)
            {
                row.BornOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture).ShouldBe(row.IdNumber[6..14]);
                if (file.Family.Scenario != "sex-disagrees")
                    row.Sex.ShouldBe((row.IdNumber[16] - '0') % 2 == 1 ? "1" : "2");
            }
    }

    [Fact]
    public void Every_row_makes_sense_on_the_season_day()
    {
        var day = Season.Today;
        Files.SelectMany(file => file.Households).ShouldAllBe(row => row.MovedInOn == null || row.MovedInOn >= row.BornOn && row.MovedInOn <= day);
        Files.SelectMany(file => file.Titles).ShouldAllBe(row => DateOnly.FromDateTime(row.RegisteredAt) <= day && row.UnitNumber.Length == 28);
        Files.SelectMany(file => file.Contracts).ShouldAllBe(row =>
            row.FiledOn <= day && (row.HandedOverOn == null || row.HandedOverOn > row.FiledOn && row.HandedOverOn <= day));
        Files.SelectMany(file => file.Permits).ShouldAllBe(row => row.FirstIssuedOn <= row.ValidFrom && row.ValidFrom <= day && row.ValidTo > row.ValidFrom);
        Files.SelectMany(file => file.Rentals).ShouldAllBe(row => row.From < row.To && row.From <= day);
        Files.SelectMany(file => file.Marriages).ShouldAllBe(row => DateOnly.FromDateTime(row.ActAt.Date) <= day);
        Files.SelectMany(file => file.Enterprises).ShouldAllBe(row => row.EstablishedOn <= day);
        Files.SelectMany(file => file.Insured).SelectMany(row => row.Months).ShouldAllBe(month => string.CompareOrdinal(month.Month, "202606") <= 0);
    }

    [Fact]
    public void What_needs_birth_date_and_sex_in_the_request_has_them()
    {
        foreach (var person in Files.SelectMany(file => file.Family.Guardians.Select(guardian => guardian.Person).Append(file.Family.Child)))
            (person is { BirthDate: not null, Sex: "male" or "female" }).ShouldBe(person.IdType is IdTypes.Passport or IdTypes.HmtTravelPermit, person.IdType);
    }

    private static string Print<T>(T value) => JsonSerializer.Serialize(value, WithTuples);
}
