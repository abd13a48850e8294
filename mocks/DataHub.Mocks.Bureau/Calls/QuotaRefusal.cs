namespace DataHub.Mocks.Bureau.Calls;

/// <param name="Scope"><c>second</c> or <c>day</c>.</param>
/// <param name="RetryAfter">Seconds.</param>
internal sealed record QuotaRefusal(string Scope, int RetryAfter);
