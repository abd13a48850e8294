using System.Security.Cryptography;
using System.Text;

namespace DataHub.Mocks.Bureau.Schemes.Housing;

/// <summary>Upper-case hex MD5 of secret + every other non-empty parameter, sorted, as name and value + secret.</summary>
internal static class HousingSign
{
    public static string Of(string secret, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(secret);
        foreach (var (name, value) in parameters.Where(p => p.Key != "sign" && p.Value.Length > 0).OrderBy(p => p.Key, StringComparer.Ordinal)) text.Append(name).Append(value);
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text.Append(secret).ToString())));
    }
}
