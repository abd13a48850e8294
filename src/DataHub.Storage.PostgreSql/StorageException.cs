namespace DataHub.Storage.PostgreSql;

/// <summary>The storage can't be used as it is. The message says why and what to do: hosts print it without a stack trace.</summary>
public sealed class StorageException(string message, Exception? innerException = null) : Exception(message, innerException);
