namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>The server's settings, written anew at every start.</summary>
internal static class ServerSettings
{
    public static string Render(ServerEndpoint endpoint, bool durable) => $"""
        # Written by DataHub at every start: changes here are lost.
        listen_addresses = '{(endpoint.IsSocket ? "" : endpoint.Host)}'
        port = {endpoint.Port}
        unix_socket_directories = '{(endpoint.IsSocket ? endpoint.Host.Replace("'", "''") : "")}'
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = 256MB
        wal_buffers = 16MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        # Short statements on two keys each: neither compiling nor parallel plans ever pay.
        jit = off
        max_parallel_workers_per_gather = 0
        # A work queue leaves dead rows quickly.
        autovacuum_naptime = 15s
        # GMT is built in: no time zone files needed.
        timezone = 'GMT'
        log_timezone = 'GMT'
        # Statements and details may quote rows: keep them out of the log.
        log_min_messages = warning
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_statement = none
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        {(durable ? "synchronous_commit = on" : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off")}

        """;
}
