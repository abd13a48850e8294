using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<ContractState>))]
public enum ContractState { Filed, Cancelled, ReplacedByTitle }

public sealed record ContractBuyer(string Name, string IdNumber)
{
    public override string ToString() => nameof(ContractBuyer);
}

/// <summary>One filed presale contract of a new flat (商品房网签备案); its buyers hold equal shares.</summary>
public sealed record PresaleContractRecord : SourceRecord
{
    public required string ContractNumber { get; init; }
    public required IReadOnlyList<ContractBuyer> Buyers { get; init; }
    public required string Address { get; init; }
    public required string Division { get; init; }
    public required BuildingUse Use { get; init; }
    public required decimal Area { get; init; }
    public required DateOnly FiledOn { get; init; }
    public required ContractState State { get; init; }
    public required bool HandedOver { get; init; }
    public DateOnly? HandedOverOn { get; init; }

    /// <summary>Real-estate unit number, GB/T 37346; null when the source leaves it empty.</summary>
    public string? UnitNumber { get; init; }
}
