using System.Net.Sockets;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Committing;

/// <summary>Tells what passes by itself (the server is away, restarts, is overloaded, ended the session) from what would fail again.</summary>
internal static class Outages
{
    public static bool Passes(Exception exception) => exception switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException broken => broken.IsTransient,
        _ => exception is SocketException or IOException or TimeoutException,
    };
}
