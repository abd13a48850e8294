using DataHub.Adapters.Sdk.OAuth;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>Settings under <c>Adapters:property-title</c>; the handbook's figures by default.</summary>
public sealed class PropertyTitleOptions : OAuthOptions
{
    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal)
    {
        ["ERROR"] = ErrorClass.Transient,
        ["http-423"] = ErrorClass.Outage,
    };

    public PropertyTitleOptions()
    {
        Scope = "rights.read";
        Quota = new() { PerSecond = 80, PerDay = 1_500_000 };
    }

    /// <summary>Titles on a page, 1 to 50.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>Pages read of one answer; one that has more is drift, not cut short. At least 1.</summary>
    public int MaxPages { get; set; } = 40;

    /// <summary>Nightly maintenance, Beijing time; a refusal for it within that time ends with it.</summary>
    public TimeOnly MaintenanceFrom { get; set; } = new(0, 30);
    public TimeOnly MaintenanceUntil { get; set; } = new(2, 0);

    protected override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;

    public override IEnumerable<string> Problems(string path) => base.Problems(path)
        .Concat(PageSize is >= 1 and <= 50 ? [] : [$"{path}:PageSize must be between 1 and 50"])
        .Concat(MaxPages >= 1 ? [] : [$"{path}:MaxPages must be at least 1"]);

    /// <returns>When the maintenance that is due now ends; null when none is.</returns>
    internal DateTimeOffset? MaintenanceEnd(DateTimeOffset now)
    {
        var beijing = now.ToOffset(WireDate.Beijing);
        if (!TimeOnly.FromDateTime(beijing.DateTime).IsBetween(MaintenanceFrom, MaintenanceUntil))
        {
            return null;
        }

        var end = new DateTimeOffset(beijing.Date + MaintenanceUntil.ToTimeSpan(), WireDate.Beijing);
        return end > now ? end : end.AddDays(1);
    }
}
