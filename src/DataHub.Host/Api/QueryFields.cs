using System.Globalization;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api;

/// <summary>Reads values from the query string; faults are named as <c>?name</c>.</summary>
internal static class QueryFields
{
    public static string? Text(HttpRequest request, string name, FieldErrors errors)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            errors.Add($"?{name}", "is given more than once");
        }

        return values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;
    }

    public static Guid? Id(HttpRequest request, string name, FieldErrors errors)
    {
        if (Text(request, name, errors) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var value))
        {
            return value;
        }

        errors.Add($"?{name}", "must be an id, such as 0197e4a0-0000-7000-8000-000000000000");
        return null;
    }

    public static DateTimeOffset? Instant(HttpRequest request, string name, FieldErrors errors)
    {
        if (Text(request, name, errors) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value))
        {
            return value;
        }

        errors.Add($"?{name}", "must be an instant after RFC 3339, such as 2026-06-10T08:00:00Z");
        return null;
    }

    public static int? Int(HttpRequest request, string name, int least, int most, FieldErrors errors)
    {
        var values = request.Query[name];
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count == 1 && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        errors.Add($"?{name}", most == int.MaxValue ? $"must be a whole number of at least {least}" : $"must be a whole number from {least} to {most}");
        return null;
    }
}
