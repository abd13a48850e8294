namespace DataHub.Host.Console.Words;

/// <summary>Instants as operators read them: Beijing time (China has had one zone without daylight saving since 1991).</summary>
internal static class Beijing
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    public static string Show(DateTimeOffset? instant) => instant?.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm:ss") ?? "—";

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The start of a day of Beijing.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
