namespace DataHub.Verification.Matching;

/// <summary>
/// Reads a normalised address from left to right: region (division and town), site (village, or road and number, and community), door.
/// What was read already decides how the rest is read; each of the three has its file.
/// </summary>
internal ref partial struct AddressReader(string text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private AddressParts _parts;
    private int _at;

    private readonly ReadOnlySpan<char> Rest => _text[_at..];

    public AddressParts Read()
    {
        ReadRegion();
        ReadSite();
        ReadDoor();
        return _parts;
    }

    /// <summary>The text up to the first digit: names.</summary>
    private readonly ReadOnlySpan<char> Lead()
    {
        var digit = Rest.IndexOfAnyInRange('0', '9');
        return digit < 0 ? Rest : Rest[..digit];
    }

    private TextPart Take(int length)
    {
        var part = new TextPart((byte)_at, (byte)length);
        _at += length;
        return part;
    }

    private void Skip(string word)
    {
        if (Rest.StartsWith(word))
        {
            _at += word.Length;
        }
    }
}
