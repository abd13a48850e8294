using DataHub.Core.Items.Declared;

namespace DataHub.Verification.Checks;

/// <summary>The days that a declared item's dates and months stand for.</summary>
internal static class RecordDays
{
    /// <returns>The day of a date, the last day of a month; null where there is none.</returns>
    public static DateOnly? LastOf(FieldValue? value) =>
        value?.Day is not { } day ? null : value.Text!.Length == 7 ? day.AddMonths(1).AddDays(-1) : day;
}
