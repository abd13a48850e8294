using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class SeatTests(PipelineDatabase database) : OnPostgreSql(database)
{
    private static readonly string[] Strangers = ["370102198001015015"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_seat_that_is_taken_before_the_verdict_is_stored_is_decided_again_with(bool frugal)
    {
        var view = await SubmitAsync(frugal, Strangers);

        var stored = await FindAsync(view.Verification.Id);
        stored.Revision!.Final.ShouldBeTrue();
        var home = stored.Revision.Verdict.Groups.Single(g => g.Id == "property-and-household").Requirements.Single(r => r.Id == "home");
        home.Alternatives.SelectMany(a => a.Checks).ShouldContain(c => c.Check == "property.seat-free" && c.Outcome == CheckOutcome.Fail && c.Reason == "seat-taken");
        stored.Revision.Verdict.Groups.Single(g => g.Id == "property-and-household").Outcome.ShouldBe(Outcome.NotMet);
        stored.Revision.Number.ShouldBe(1);
        Departments.Asked.ShouldBeUnique();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_siblings_seat_is_free()
    {
        var view = await SubmitAsync(frugal: false, [Some.Mother.IdNumber]);
        (view.Revision!.Number, view.Revision.Final, view.Revision.Verdict.Outcome).ShouldBe((1, true, Outcome.ZeroProof));
    }

    private async Task<Core.Ports.VerificationView> SubmitAsync(bool frugal, string[] parents)
    {
        var node = Node();
        var saves = 0;
        node.Store.BeforeSave = async _ =>
        {
            (++saves).ShouldBeLessThan(5, "it is decided again and again");
            if (saves == 1)
            {
                await Database.TakeSeatAsync(new Seat(Some.Title.UnitNumber!, new DateOnly(2024, 6, 1), parents));
            }
        };
        return await node.SubmitAsync(Submission(frugal ? Frugal : Eager));
    }
}
