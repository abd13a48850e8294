using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;

namespace DataHub.Core.Tests;

public sealed class CoreJsonTests
{
    [Fact]
    public void Records_keep_their_kind_and_their_chinese()
    {
        var answer = PullAnswer.Found([new HouseholdRecord
        {
            IdNumber = "370102202003120022", Name = "张小雨", Sex = Sex.Female, BirthDate = new(2020, 3, 12), HouseholdNumber = "370102004100123",
            HeadName = "张伟", HeadIdNumber = "370102198801051018", RelationToHead = "30", Collective = false, Address = "文化东路88号",
            Division = "370102", MovedInOn = new(2021, 6, 15), State = HouseholdState.Registered,
        }]);

        var json = JsonSerializer.Serialize(answer, CoreJson.Stored.PullAnswer);

        json.ShouldContain("张小雨");
        json.ShouldContain("\"registered\"");
        var back = JsonSerializer.Deserialize(json, CoreJson.Stored.PullAnswer)!;
        back.Records.Single().ShouldBe(answer.Records.Single());
    }

    [Fact]
    public void What_generated_code_writes_is_what_the_reading_context_writes()
    {
        var answer = PullAnswer.Found([new SocialInsuranceRecord
        {
            IdNumber = "370881199003034019", Name = "李强", From = new(2024, 8), To = new(2026, 8),
            Contributions = [new Contribution(new(2025, 7), InsuranceKind.EmployeePension, ContributionState.Paid, "370102")],
        }]);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(json, answer, CoreJson.Default.PullAnswer);
        }

        bytes.ToArray().ShouldBe(JsonSerializer.SerializeToUtf8Bytes(answer, CoreJson.Stored.PullAnswer));
    }

    [Fact]
    public void Contributions_keep_month_and_kind()
    {
        var record = new SocialInsuranceRecord
        {
            IdNumber = "370881199003034019",
            Name = "李强",
            From = new(2024, 8),
            To = new(2026, 8),
            Contributions = [new Contribution(new(2025, 7), InsuranceKind.EmployeePension, ContributionState.Paid, "370102")],
        };

        var json = JsonSerializer.Serialize(PullAnswer.Found([record]), CoreJson.Stored.PullAnswer);

        json.ShouldContain("\"2025-07\"");
        ((SocialInsuranceRecord)JsonSerializer.Deserialize(json, CoreJson.Stored.PullAnswer)!.Records.Single()).Contributions.ShouldBe(record.Contributions);
    }

    [Fact]
    public void A_title_share_stays_exact()
    {
        var owner = new TitleOwner("张伟", IdType.ResidentId, "370102198801051018", new Fraction(1, 3));
        var json = JsonSerializer.Serialize(owner, CoreJson.Stored.Options);
        JsonSerializer.Deserialize<TitleOwner>(json, CoreJson.Stored.Options)!.Share.ShouldBe(new Fraction(1, 3));
    }

    [Fact]
    public void A_check_carries_its_parameters_beside_its_name()
    {
        var check = JsonSerializer.Deserialize<CheckSpec>("""{ "check": "permit.months", "months": 12 }""", CoreJson.Stored.Options)!;

        check.Check.ShouldBe("permit.months");
        check.Parameters["months"].GetInt32().ShouldBe(12);
    }

    [Fact]
    public void No_record_tells_personal_data_in_its_text()
    {
        var person = new Person { Name = "张小雨", IdType = IdType.ResidentId, IdNumber = "370102202003120022" };
        var family = new Family { Child = person, Guardians = [new Guardian { Relation = Relation.Father, Person = person }] };
        var question = new PullQuestion { Item = ItemId.HouseholdRegistration, Role = Role.Child, Subject = person };

        foreach (var text in new[] { person.ToString(), family.ToString(), question.ToString(), family.Guardians[0].ToString(), new TitleOwner("张伟", null, "1", null).ToString() })
        {
            text.ShouldNotContain("张");
            text.ShouldNotContain("3701022020");
        }
    }

    [Theory]
    [InlineData("child")]
    [InlineData("guardian-4")]
    [InlineData("mother")]
    public void Roles_go_both_ways(string name)
    {
        Role.TryParse(name, out var role).ShouldBeTrue();
        role.ToString().ShouldBe(name);
    }
}
