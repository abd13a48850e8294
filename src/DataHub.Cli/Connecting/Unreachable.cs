using System.Net.Sockets;
using DataHub.Cli.Running;

namespace DataHub.Cli.Connecting;

/// <summary>No hub answers: nobody at all, not in time, or somebody else in its place.</summary>
internal static class Unreachable
{
    public static bool Means(Exception exception) =>
        exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException } or SocketException || exception.InnerException is HttpRequestException;

    public static string Explain(Exception exception, Session session)
    {
        var (address, words) = (session.Address, session.Words);
        var http = exception as HttpRequestException ?? exception.InnerException as HttpRequestException;
        return http switch
        {
            { StatusCode: { } status } => words.Of(
                $"{address} 应答 {(int)status}，但不是 DataHub 的应答：请检查地址，或中间的代理。",
                $"What answers at {address} says {(int)status} and is no DataHub hub: check the address, or a proxy in between."),
            not null => words.Of($"无法连接 {address}：{http.Message}", $"No hub can be reached at {address}: {http.Message}"),
            null => words.Of($"{address} 没有及时应答。", $"The hub at {address} did not answer in time."),
        };
    }
}
