using System.Globalization;
using DataHub.Contracts.Verifications;

namespace DataHub.Cli.Showing;

/// <summary>Texts in the reader's language, times on the reader's clock.</summary>
/// <param name="language"><c>zh</c> or <c>en</c>.</param>
internal sealed class Words(string language, TimeZoneInfo zone)
{
    public string Language => language;

    private bool Chinese => language == "zh";

    public string Of(string zh, string en) => Chinese ? zh : en;

    public string Of(TextBody? text) => text is null ? "" : Chinese ? text.Zh : text.En;

    public string YesNo(bool value) => value ? Of("是", "yes") : Of("否", "no");

    /// <summary>In the local time zone, to the second.</summary>
    public string Of(DateTimeOffset? time) => time is { } t ? TimeZoneInfo.ConvertTime(t, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    public string Of(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    public string Rate(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    public string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    public string Percent(double? share) => share is { } s ? (100 * s).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "";

    /// <summary>A length of time, such as <c>1 h 5 min</c>.</summary>
    public string Length(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return time switch
        {
            { TotalHours: >= 1 } => Of($"{(long)time.TotalHours} 小时 {time.Minutes} 分", $"{(long)time.TotalHours} h {time.Minutes} min"),
            { TotalMinutes: >= 1 } => Of($"{time.Minutes} 分 {time.Seconds} 秒", $"{time.Minutes} min {time.Seconds} s"),
            _ => Of($"{time.Seconds} 秒", $"{time.Seconds} s"),
        };
    }
}
