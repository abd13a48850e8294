using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>Parameters of a query string or of a form body.</summary>
internal static class FormFields
{
    /// <returns>Null when a parameter is given twice.</returns>
    public static Dictionary<string, string>? Of(string encoded)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(encoded))
        {
            if (!fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString())) return null;
        }
        return fields;
    }

    /// <returns>Null when the body is no form, or a parameter is given twice.</returns>
    public static Dictionary<string, string>? OfBody(BureauRequest request) =>
        request.Headers.ContentType.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? Of(Encoding.UTF8.GetString(request.Body.Span))
            : null;
}
