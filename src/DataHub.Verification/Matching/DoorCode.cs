namespace DataHub.Verification.Matching;

/// <summary>
/// A short mark at a house, building or door (<c>3</c>, <c>B2</c>, <c>甲</c>, <c>501东</c>, <c>负1</c>, <c>88-1</c>), packed six bits a
/// character so that addresses compare without allocating. The default is <em>not written</em>.
/// </summary>
public readonly record struct DoorCode
{
    /// <summary>Longest mark that fits; longer ones are not marks and are left out.</summary>
    public const int Longest = 10;

    // Position + 1 is the code; a zero ends the mark.
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ甲乙丙丁戊己东西南北中负-";

    private readonly ulong _packed;

    private DoorCode(ulong packed) => _packed = packed;

    public bool IsMissing => _packed == 0;

    /// <summary>The first run of digits as a number: 88 of <c>甲88</c> and of <c>88-1</c>; null without one.</summary>
    public int? Number
    {
        get
        {
            int? number = null;
            for (var rest = _packed; rest != 0; rest >>= 6)
            {
                var digit = (int)(rest & 63) - 1;
                if (digit is >= 0 and <= 9)
                {
                    number = ((number ?? 0) * 10) + digit;
                    if (number > 99_999_999)
                    {
                        return number;
                    }
                }
                else if (number is not null)
                {
                    return number;
                }
            }

            return number;
        }
    }

    /// <summary>The mark that a normalised text spells; missing when it is empty, too long or spells none.</summary>
    public static DoorCode Of(ReadOnlySpan<char> text)
    {
        var packed = 0UL;
        if (text.Length > Longest)
        {
            return default;
        }

        for (var i = text.Length - 1; i >= 0; i--)
        {
            var code = Alphabet.IndexOf(text[i]) + 1;
            if (code == 0)
            {
                return default;
            }

            packed = (packed << 6) | (uint)code;
        }

        return new(packed);
    }

    public static bool IsCharacter(char c) => Alphabet.Contains(c);

    /// <summary>Both written, and not the same.</summary>
    public bool Contradicts(DoorCode other) => !IsMissing && !other.IsMissing && this != other;

    /// <summary>Both written, and the same.</summary>
    public bool Agrees(DoorCode other) => !IsMissing && this == other;

    /// <summary>The mark as a text. Part of an address: personal data.</summary>
    public string Spell() => string.Create(Length, _packed, static (span, packed) =>
    {
        for (var i = 0; i < span.Length; i++, packed >>= 6)
        {
            span[i] = Alphabet[(int)(packed & 63) - 1];
        }
    });

    public override string ToString() => nameof(DoorCode);

    private int Length => (int)((63 - ulong.LeadingZeroCount(_packed | 1)) / 6) + (IsMissing ? 0 : 1);
}
