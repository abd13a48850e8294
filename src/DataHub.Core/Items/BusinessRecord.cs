using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<BusinessState>))]
public enum BusinessState { InBusiness, Revoked, Deregistered, MovedOut }

/// <summary>What an enterprise and a sole trader have in common: the checks ask both alike.</summary>
public abstract record BusinessRecord : SourceRecord
{
    /// <summary>Unified social credit code, GB 32100; a broken check digit is a warning (early pilot codes).</summary>
    public required string CreditCode { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }

    /// <summary>Legal person of an enterprise, operator of a sole trader.</summary>
    public required string OwnerName { get; init; }
    public required string OwnerIdNumber { get; init; }
    public required DateOnly EstablishedOn { get; init; }
    public required BusinessState State { get; init; }
}

/// <summary>Enterprise registration (企业登记).</summary>
public sealed record EnterpriseRecord : BusinessRecord;

/// <summary>Sole-trader registration (个体工商户).</summary>
public sealed record SoleTraderRecord : BusinessRecord;
