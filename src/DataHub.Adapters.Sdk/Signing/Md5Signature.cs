using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Sdk.Signing;

/// <summary>Scheme <c>md5-sign</c>: upper-case hex MD5 of secret + every parameter (name, value; ordinal order) + secret. The scheme is the source's, not a choice.</summary>
public static class Md5Signature
{
    /// <summary>The parameters to send: without the empty ones, with <c>appKey</c>, <c>timestamp</c> (Beijing) and <c>sign</c>.</summary>
    public static IReadOnlyDictionary<string, string> Signed(
        IEnumerable<KeyValuePair<string, string?>> parameters, string appKey, string appSecret, DateTimeOffset now)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["appKey"] = appKey,
            ["timestamp"] = now.ToOffset(WireDate.Beijing).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                all[name] = value;
            }
        }

        all["sign"] = Sign(all, appSecret);
        return all;
    }

    /// <param name="parameters">In ordinal order of their names, none empty, <c>sign</c> not among them.</param>
    public static string Sign(IEnumerable<KeyValuePair<string, string>> parameters, string appSecret)
    {
        var text = new StringBuilder(appSecret, 256);
        foreach (var (name, value) in parameters)
        {
            text.Append(name).Append(value);
        }

#pragma warning disable CA5351 // The handbook's scheme signs with MD5.
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text.Append(appSecret).ToString())));
#pragma warning restore CA5351
    }
}
