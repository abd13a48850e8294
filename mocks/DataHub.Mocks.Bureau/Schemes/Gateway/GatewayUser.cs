using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary>Checks who asks and why: every block complete, every serial new.</summary>
/// <param name="refuseReplays">False: a serial may come again.</param>
internal sealed class GatewayUser(bool refuseReplays)
{
    private const int MaxDays = 16; // serials of older days are forgotten, so that a bureau that runs for months does not grow

    private static readonly string[] Names = ["userDept", "userName", "reason", "serial"];
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, HashSet<long>> _serialsByDay = [];

    /// <returns>False when a member is missing or malformed, or the serial was used before.</returns>
    public bool Accept(JsonElement user)
    {
        Span<string?> v = [null, null, null, null];
        return Fields.TryRead(user, Names, v)
            && v[0] is { Length: 6 } department && IsDigits(department)
            && !string.IsNullOrWhiteSpace(v[1]) && !string.IsNullOrWhiteSpace(v[2])
            && v[3] is { Length: 22 } serial && IsDigits(serial) && Spelling.IsDate(serial[..8], "yyyyMMdd")
            && (!refuseReplays || IsNew(serial));
    }

    private bool IsNew(string serial)
    {
        var day = int.Parse(serial.AsSpan(0, 8), CultureInfo.InvariantCulture);
        var rest = long.Parse(serial.AsSpan(8), CultureInfo.InvariantCulture);
        lock (_lock)
        {
            if (!_serialsByDay.TryGetValue(day, out var used))
            {
                _serialsByDay[day] = used = [];
                if (_serialsByDay.Count > MaxDays) _serialsByDay.Remove(_serialsByDay.Keys.First());
            }
            return used.Add(rest);
        }
    }

    private static bool IsDigits(ReadOnlySpan<char> value) => value.IndexOfAnyExceptInRange('0', '9') < 0;
}
