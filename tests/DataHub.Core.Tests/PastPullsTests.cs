using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Core.Tests;

public sealed class PastPullsTests
{
    private static readonly DateTimeOffset Asked = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);

    private static readonly PullAttempt Timeout = new(1, Asked, 900, PullState.Failed, ErrorClass.Transient, "E-301", "timed out", "node-1", Asked.AddSeconds(15), Revision: 1);
    private static readonly PullAttempt Maintenance = new(2, Asked.AddSeconds(15), 50, PullState.Failed, ErrorClass.Outage, "E-302", "in maintenance", "node-1", Asked.AddHours(1), Revision: 2);
    private static readonly PullAttempt Answered = new(3, Asked.AddHours(1), 80, PullState.NoRecord, null, null, null, "node-2", Reused: true, Revision: 3);

    private static readonly Pull Now = new()
    {
        Id = Guid.CreateVersion7(Asked),
        Question = new() { Item = ItemId.HouseholdRegistration, Role = Role.Child, Subject = new() { Name = "张小雨", IdType = IdType.ResidentId, IdNumber = "370102202003120022" } },
        State = PullState.NoRecord,
        Answer = PullAnswer.NoRecord(),
        Attempts = 3,
        Reused = true,
        Source = "公安",
        RequestedAt = Answered.StartedAt,
        AnsweredAt = Answered.StartedAt.AddMilliseconds(80.4),
        ElapsedMs = 80,
    };

    [Theory]
    [InlineData(1, ErrorClass.Transient, "E-301", 900)]
    [InlineData(2, ErrorClass.Outage, "E-302", 50)]
    public void An_earlier_revision_knew_the_attempts_until_then(int revision, ErrorClass errorClass, string code, int elapsedMs)
    {
        var then = Now.AsOf(Decided(revision, Asked.AddDays(1)), [Timeout, Maintenance, Answered]).ShouldNotBeNull();

        (then.State, then.Attempts, then.ElapsedMs, then.Reused).ShouldBe((PullState.Failed, revision, elapsedMs, false));
        (then.Answer!.Failure!.Class, then.Answer.Failure.Code).ShouldBe((errorClass, code));
        then.NextAttemptAt.ShouldBe(revision == 1 ? Timeout.NextAttemptAt : Maintenance.NextAttemptAt);
        then.AnsweredAt.ShouldBe(then.RequestedAt!.Value.AddMilliseconds(elapsedMs));
    }

    [Fact]
    public void The_revision_that_knew_the_latest_attempt_knows_the_answer()
    {
        var then = Now.AsOf(Decided(3, Asked.AddDays(1)), [Timeout, Maintenance, Answered]).ShouldNotBeNull();

        (then.Answer, then.AnsweredAt, then.Reused).ShouldBe((Now.Answer, Now.AnsweredAt, true));
    }

    [Fact]
    public void What_was_given_up_later_had_failed_then()
    {
        var given = Now with { State = PullState.Discarded, Attempts = 1, Answer = PullAnswer.Failed(new(ErrorClass.Transient, "E-301", "timed out")) };

        var then = given.AsOf(Decided(1, Asked.AddDays(1)), [Timeout]).ShouldNotBeNull();

        (then.State, then.NextAttemptAt).ShouldBe((PullState.Failed, Timeout.NextAttemptAt));
    }

    [Fact]
    public void A_question_under_way_was_due_and_one_that_came_later_was_none()
    {
        var due = Now.AsOf(Decided(1, Asked), [Answered]).ShouldNotBeNull();
        (due.State, due.Attempts, due.Answer, due.AnsweredAt, due.Source).ShouldBe((PullState.Due, 0, null, null, null));

        Now.AsOf(Decided(1, Asked.AddMilliseconds(-1)), [Answered]).ShouldBeNull();
    }

    [Fact]
    public void Of_attempts_stored_before_it_was_kept_every_revision_knows() =>
        Now.AsOf(Decided(1, Asked), [Timeout with { Revision = 0 }, Answered with { Revision = 0 }])!.State.ShouldBe(PullState.NoRecord);

    private static Revision Decided(int number, DateTimeOffset at) => new()
    {
        Number = number,
        Verdict = new Verdict { Outcome = Outcome.Pending, Requirements = [], Groups = [], Papers = [], Homes = [], Ordering = new(null, null, null) },
        Final = false,
        PolicyVersion = 1,
        InputDigest = [],
        DecisionDate = new(2026, 6, 10),
        DecidedAt = at,
        ElapsedMs = 0,
    };
}
