namespace DataHub.Host.Starting;

/// <summary>The hub cannot start. The message names what is wrong and the setting that mends it: print it without a stack trace.</summary>
public sealed class HubStartException(string message, Exception? innerException = null) : Exception(message, innerException);
