using DataHub.Adapters.Sdk.Md5Sign;

namespace DataHub.Adapters.RentalFiling;

/// <summary>Settings under <c>Adapters:rental-filing</c>; the handbook's figures by default.</summary>
public sealed class RentalFilingOptions : Md5SignOptions
{
    public RentalFilingOptions() => Quota = new() { PerSecond = 50, PerDay = 500_000 };
}
