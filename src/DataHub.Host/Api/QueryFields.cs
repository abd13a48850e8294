using System.Globalization;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api;

/// <summary>Reads whole numbers from the query string; faults are named as <c>?name</c>.</summary>
internal static class QueryFields
{
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
