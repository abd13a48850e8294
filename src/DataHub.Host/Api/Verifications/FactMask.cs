namespace DataHub.Host.Api.Verifications;

/// <summary>How a personal value looks to a caller without <c>prefill.read</c>: enough to recognise, too little to use.</summary>
internal static class FactMask
{
    /// <summary>Numbers keep their first three and last two characters, names and addresses their first; the length is not told.</summary>
    public static string Mask(string value) =>
        value.Length == 0 ? ""
        : value.Length >= 9 && value.All(char.IsAsciiLetterOrDigit) ? $"{value[..3]}***{value[^2..]}"
        : $"{value[..(char.IsHighSurrogate(value[0]) && value.Length > 1 ? 2 : 1)]}***";
}
