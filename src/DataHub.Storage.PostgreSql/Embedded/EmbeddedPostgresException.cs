namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>The embedded server can't run here. The message says why and what to do: hosts print it without a stack trace.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null) : Exception(message, innerException);
