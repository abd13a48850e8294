using DataHub.Adapters.Sdk.Options;

namespace DataHub.Adapters.Sdk.Tickets;

/// <summary>Settings of an item that is asked by API key and answers with a ticket.</summary>
public abstract class TicketOptions : AdapterOptions
{
    protected TicketOptions() => Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Value of the <c>X-Api-Key</c> header.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long one call looks at a ticket before it is left for later; less than the timeout.</summary>
    public TimeSpan PollBudget { get; set; } = TimeSpan.FromSeconds(5);

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(Required(ApiKey, $"{path}:ApiKey", "the key that the source gave"))
        .Concat(PollBudget > TimeSpan.Zero && PollBudget < Timeout
            ? []
            : [$"{path}:PollBudget must be more than 0 and less than {path}:Timeout, which would lose the ticket"]);
}
