using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace DataHub.Host.Jobs;

/// <summary>
/// The job engine's log. The engine keeps one for the whole process: where several hubs share a process, that of the hub built last. When
/// that hub has ended, the others' workers go on without a log, instead of failing for want of one.
/// </summary>
internal sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider _provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return _provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return Silence.Instance;
        }
    }

    private sealed class Silence : ILog
    {
        public static Silence Instance { get; } = new();

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
