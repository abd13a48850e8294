using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace DataHub.Host.Api.Verifications;

/// <summary>How long the caller wants to wait (RFC 7240): <c>wait=8</c> unless it says otherwise, 0 to 30 seconds.</summary>
/// <param name="Applied">Value of <c>Preference-Applied</c>; null when the caller asked for nothing that was understood.</param>
internal readonly record struct Preference(TimeSpan Wait, string? Applied)
{
    public const int DefaultSeconds = 8;
    public const int MostSeconds = 30;

    /// <summary>A preference that is not understood is ignored, as the RFC says; a longer wait is cut to the most.</summary>
    public static Preference Read(StringValues headers)
    {
        int? seconds = null;
        var async = false;
        foreach (var token in headers.SelectMany(h => (h ?? "").Split(',')))
        {
            // A preference may carry parameters after ';', of which none is known here.
            var preference = token.Split(';')[0].Trim();
            if (preference.Equals("respond-async", StringComparison.OrdinalIgnoreCase))
            {
                async = true;
            }
            else if (seconds is null && WaitOf(preference) is { } wait)
            {
                seconds = wait;
            }
        }

        return (seconds, async) switch
        {
            ({ } s, false) => new(TimeSpan.FromSeconds(s), $"wait={s}"),
            ({ } s, true) => new(TimeSpan.FromSeconds(s), $"respond-async, wait={s}"),
            (null, true) => new(TimeSpan.Zero, "respond-async"),
            _ => new(TimeSpan.FromSeconds(DefaultSeconds), null),
        };
    }

    private static int? WaitOf(string preference)
    {
        var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[0].Equals("wait", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(parts[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Min(seconds, MostSeconds)
            : null;
    }
}
