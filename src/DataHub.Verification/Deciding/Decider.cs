namespace DataHub.Verification.Deciding;

/// <summary>The decision; the engine lands next.</summary>
public static class Decider
{
    public static Decision Decide(DecisionInput input) => throw new NotSupportedException("the decision engine has not landed yet");
}
