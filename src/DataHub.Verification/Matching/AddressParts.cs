namespace DataHub.Verification.Matching;

/// <summary>A part of a normalised address text, by offsets.</summary>
internal readonly record struct TextPart(byte Start, byte Length)
{
    public bool IsMissing => Length == 0;

    public ReadOnlySpan<char> Of(string? text) => Length == 0 ? default : text.AsSpan(Start, Length);
}

/// <summary>What <see cref="AddressReader"/> finds; filled part by part.</summary>
internal struct AddressParts
{
    public TextPart Province, Prefecture, County, Town, Village, Road, Community;
    public DoorCode Group, Number, Building, Unit, Floor, Room;
}
