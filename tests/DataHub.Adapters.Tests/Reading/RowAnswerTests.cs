using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Reading;

public sealed class RowAnswerTests
{
    private static readonly SoleTraderRecord Record = new()
    {
        CreditCode = "92370102MA3D5E6F7G",
        Name = "小吃店",
        Address = "解放路112号",
        OwnerName = "李娜",
        OwnerIdNumber = "370102198907262024",
        EstablishedOn = new(2024, 5, 6),
        State = BusinessState.InBusiness,
    };

    private static readonly PullAnswer Stranger = PersonCheck.WrongNumber("data[1].uniscid");
    private static readonly PullAnswer OtherName = PullAnswer.Mismatch("name-differs");

    [Fact]
    public void Rows_that_were_asked_for_are_the_records_in_their_order() =>
        Of(null, null).ShouldSatisfyAllConditions(a => a.End.ShouldBe(PullState.Record), a => a.Records.Count.ShouldBe(2));

    [Fact]
    public void No_row_is_no_record() => Of().End.ShouldBe(PullState.NoRecord);

    [Fact]
    public void One_row_under_another_name_is_a_mismatch_of_the_whole() => Of(null, OtherName).ShouldBeSameAs(OtherName);

    [Fact]
    public void Another_persons_row_outweighs_a_name_wherever_it_stands()
    {
        Of(OtherName, null, Stranger).ShouldBeSameAs(Stranger);
        Of(Stranger, OtherName).ShouldBeSameAs(Stranger);
    }

    private static PullAnswer Of(params PullAnswer?[] refusals) => RowAnswer.Of([.. refusals.Select(refusal => (Record, refusal))]);
}
