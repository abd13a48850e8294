using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PermitInForceTests
{
    [Theory]
    [InlineData(PermitState.Valid, CheckOutcome.Pass, "permit-in-force")]
    [InlineData(PermitState.Invalid, CheckOutcome.Absent, "permit-run-out")]
    [InlineData(PermitState.Cancelled, CheckOutcome.Absent, "permit-cancelled")]
    public void The_state_decides_whatever_the_days_say(PermitState state, CheckOutcome outcome, string reason) =>
        PermitInForce.Declaration.Judge(DataItem.Permit, Known.Father, Some.Permit with { State = state }).ShouldSay(outcome, reason);
}
