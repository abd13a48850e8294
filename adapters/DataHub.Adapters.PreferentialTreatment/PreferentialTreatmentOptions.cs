using DataHub.Adapters.Sdk.Tickets;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>Settings under <c>Adapters:preferential-treatment</c>; the handbook's figures by default.</summary>
public sealed class PreferentialTreatmentOptions : TicketOptions
{
    private static readonly Dictionary<string, ErrorClass> Handbook = new(StringComparer.Ordinal) { ["FAILED"] = ErrorClass.Transient };

    public PreferentialTreatmentOptions() => Quota = new() { PerSecond = 10, PerDay = 50_000 };

    protected override IReadOnlyDictionary<string, ErrorClass> SchemeCodes => Handbook;
}
