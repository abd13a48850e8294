namespace DataHub.Adapters.PropertyTitle;

/// <summary>The answers among the values of <c>status</c>; any other is a refusal.</summary>
internal static class TitleStatus
{
    public const string Ok = "OK";
    public const string NoRecord = "NO_RECORD";
    public const string NotCovered = "NOT_COVERED";

    public static bool IsAnswer(string status) => status is Ok or NoRecord or NotCovered;
}
