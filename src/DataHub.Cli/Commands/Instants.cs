using System.CommandLine.Parsing;
using System.Globalization;
using DataHub.Cli.Running;

namespace DataHub.Cli.Commands;

/// <summary>Points in time on the command line: an instant (<c>2026-06-10T08:00:00+08:00</c>; without offset on the local clock), or an age (<c>90m</c>, <c>2h</c>, <c>3d</c>).</summary>
internal static class Instants
{
    public static void Check(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } text && Read(text, TimeProvider.System) is null)
        {
            result.AddError($"{result.Option.Name} takes an instant such as 2026-06-10T08:00 or an age such as 90m, 2h or 3d.");
        }
    }

    /// <exception cref="CommandException">It is neither.</exception>
    public static DateTimeOffset? Required(string? text, TimeProvider time) =>
        text is null ? null : Read(text, time) ?? throw CommandException.Usage($"'{text}' is neither an instant nor an age.");

    public static DateTimeOffset? Read(string text, TimeProvider time)
    {
        if (Length(text) is { } age)
        {
            return time.GetUtcNow() - age;
        }

        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read))
        {
            return null;
        }

        return read.Kind switch
        {
            DateTimeKind.Unspecified => new DateTimeOffset(read, time.LocalTimeZone.GetUtcOffset(read)),
            _ => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>An instant only: an age would be in the past.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static DateTimeOffset Instant(string option, string text, TimeProvider time) =>
        Length(text) is null && Read(text, time) is { } instant ? instant : throw CommandException.Usage($"{option} takes an instant such as 2026-06-10T18:00.");

    /// <returns>A length such as <c>90m</c>, <c>2h</c> or <c>3d</c>; null if it is none.</returns>
    public static TimeSpan? Length(string text) =>
        text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 100_000
            ? text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            }
            : null;
}
