namespace DataHub.Core.Ports;

/// <summary>The store does not answer at the moment; whether it did what it was asked is unknown. The same call may succeed soon.</summary>
public sealed class StoreUnavailableException(Exception innerException) : Exception("the store does not answer at the moment", innerException);
