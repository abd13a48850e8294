namespace DataHub.Verification.Matching;

/// <summary>A postal address taken apart. A part that is not written is empty (or missing). Personal data: never log it.</summary>
public readonly struct Address
{
    private readonly string? _text;

    internal Address(string text, in AddressParts parts)
    {
        _text = text;
        Parts = parts;
    }

    public ReadOnlySpan<char> Province => Parts.Province.Of(_text);
    public ReadOnlySpan<char> Prefecture => Parts.Prefecture.Of(_text);
    public ReadOnlySpan<char> County => Parts.County.Of(_text);

    /// <summary>With its suffix 街道, 镇 or 乡.</summary>
    public ReadOnlySpan<char> Town => Parts.Town.Of(_text);

    /// <summary>With its suffix 村, without the committee's.</summary>
    public ReadOnlySpan<char> Village => Parts.Village.Of(_text);

    public ReadOnlySpan<char> Road => Parts.Road.Of(_text);

    /// <summary>Housing estate, courtyard or named building.</summary>
    public ReadOnlySpan<char> Community => Parts.Community.Of(_text);

    /// <summary>Group of villagers.</summary>
    public DoorCode Group => Parts.Group;

    /// <summary>House number on the road, or in the village.</summary>
    public DoorCode Number => Parts.Number;

    public DoorCode Building => Parts.Building;
    public DoorCode Unit => Parts.Unit;
    public DoorCode Floor => Parts.Floor;
    public DoorCode Room => Parts.Room;

    internal AddressParts Parts { get; }

    /// <summary>Never throws: what is no address has no parts.</summary>
    public static Address Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > AddressText.Longest)
        {
            return default;
        }

        Span<char> normalized = stackalloc char[AddressText.Room];
        var length = AddressText.Normalize(text, normalized);
        if (length > byte.MaxValue)
        {
            return default;
        }

        var kept = normalized[..length].SequenceEqual(text) ? text : normalized[..length].ToString();
        return new(kept, new AddressReader(kept).Read());
    }

    /// <summary>The common spelling of a place's name, for look-ups by name.</summary>
    internal static string Normalize(string name)
    {
        Span<char> normalized = stackalloc char[AddressText.Room];
        return normalized[..AddressText.Normalize(name.AsSpan(0, Math.Min(name.Length, AddressText.Longest)), normalized)].ToString();
    }

    /// <summary>Nothing of the address: it ends up in logs by accident.</summary>
    public override string ToString() => nameof(Address);
}
