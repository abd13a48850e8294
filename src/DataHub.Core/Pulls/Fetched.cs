namespace DataHub.Core.Pulls;

/// <summary>What one call brought: a raw answer, a failure, or a ticket to come back with. Exactly one is set.</summary>
public sealed record Fetched
{
    private Fetched() { }

    public RawAnswer? Raw { get; private init; }
    public PullFailure? Failure { get; private init; }
    public Continuation? Continuation { get; private init; }

    public static Fetched Answered(RawAnswer raw) => new() { Raw = raw };
    public static Fetched Answered(string format, ReadOnlyMemory<byte> part) => new() { Raw = new RawAnswer(format, [part]) };
    public static Fetched Failed(PullFailure failure) => new() { Failure = failure };
    public static Fetched Failed(ErrorClass errorClass, string code, string message, DateTimeOffset? notBefore = null) =>
        new() { Failure = new PullFailure(errorClass, code, message, notBefore) };

    /// <summary>The source works on it beyond this call's budget.</summary>
    public static Fetched Suspended(Continuation continuation) => new() { Continuation = continuation };
}

/// <param name="Ticket">What the next fetch is given to carry on.</param>
/// <param name="NotBefore">When the source said to come back.</param>
public sealed record Continuation(string Ticket, DateTimeOffset NotBefore);
