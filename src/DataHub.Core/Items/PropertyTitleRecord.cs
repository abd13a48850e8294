using System.Text.Json.Serialization;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<TitleState>))]
public enum TitleState { Current, Historic, Cancelled }

[JsonConverter(typeof(KebabEnumConverter<Ownership>))]
public enum Ownership { Sole, Joint, Shares }

/// <summary>What a building may be used for; the wire names are also the values of a policy's <c>uses</c>.</summary>
[JsonConverter(typeof(KebabEnumConverter<BuildingUse>))]
public enum BuildingUse { Dwelling, Commercial, Office, Industrial, ApartmentHotel, Other }

/// <param name="Share">Exactly as granted; null where the source leaves it blank (joint owners: equal among all).</param>
public sealed record TitleOwner(string Name, IdType? IdType, string IdNumber, Fraction? Share)
{
    public override string ToString() => nameof(TitleOwner);
}

/// <summary>One real-estate title (不动产权).</summary>
public sealed record PropertyTitleRecord : SourceRecord
{
    /// <summary>Canonical spelling, without a cancelled suffix.</summary>
    public required string TitleNumber { get; init; }

    /// <summary>The number carried the suffix (销).</summary>
    public required bool NumberCancelled { get; init; }

    /// <summary>Real-estate unit number, 28 characters, GB/T 37346.</summary>
    public required string UnitNumber { get; init; }
    public required string Address { get; init; }
    public required string Division { get; init; }
    public required BuildingUse Use { get; init; }

    /// <summary>Floor area in square metres.</summary>
    public required decimal Area { get; init; }
    public required Ownership Ownership { get; init; }
    public required DateOnly RegisteredOn { get; init; }
    public required TitleState State { get; init; }
    public required bool Mortgaged { get; init; }
    public required bool Seized { get; init; }
    public required bool Disputed { get; init; }
    public required bool RightOfResidence { get; init; }
    public required IReadOnlyList<TitleOwner> Owners { get; init; }

    /// <returns>The owner's share: as stated, else an equal part of what the stated ones leave.</returns>
    public Fraction ShareOf(int owner)
    {
        if (Owners[owner].Share is { } stated)
        {
            return stated;
        }

        var (taken, blank) = (Fraction.Zero, 0);
        for (var i = 0; i < Owners.Count; i++)
        {
            taken += Owners[i].Share ?? Fraction.Zero;
            blank += Owners[i].Share is null ? 1 : 0;
        }

        return taken >= Fraction.One ? Fraction.Zero : new Fraction(taken.Denominator - taken.Numerator, checked(taken.Denominator * blank));
    }
}
