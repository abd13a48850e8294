namespace DataHub.Core.Identifiers;

/// <summary>
/// Number of a property title: <c>鲁(2019)济南市不动产权第0123456号</c>, before 2016 <c>济房权证历字第012345号</c>. Brackets, spaces and leading
/// zeros vary from source to source; the suffix <c>(销)</c> or <c>(销)2</c> marks a cancelled title.
/// </summary>
public readonly record struct TitleNumber
{
    private const int Longest = 96;
    private const int SerialDigits = 7;

    private readonly string? _value;

    private TitleNumber(string value, bool isCancelled)
    {
        _value = value;
        IsCancelled = isCancelled;
    }

    /// <summary>Canonical spelling, without the suffix: half-width brackets, no spaces, a serial of at least seven digits.</summary>
    public string Value => _value ?? "";

    public bool IsCancelled { get; }

    public static bool TryParse(string? text, out TitleNumber title, out IdProblems problems)
    {
        title = default;
        Span<char> buffer = stackalloc char[Longest];
        var length = HalfWidth.Clean(text, buffer, dropSpaces: true);
        if (length <= 0)
        {
            problems = length == 0 ? IdProblems.Missing : IdProblems.WrongLength;
            return false;
        }

        foreach (ref var c in buffer[..length])
        {
            c = c switch
            {
                '[' or '〔' or '【' or '﹝' => '(',
                ']' or '〕' or '】' or '﹞' => ')',
                _ => c,
            };
        }

        var number = CutSuffix(buffer[..length], out var cancelled);
        number = number is [.., '号'] ? number[..^1] : number;
        var body = number.TrimEnd("0123456789");
        var serial = number[body.Length..];
        if (serial.IsEmpty || body.IsEmpty)
        {
            problems = IdProblems.WrongCharacter;
            return false;
        }

        body = body is [.., '第'] ? body[..^1] : body;
        serial = serial.TrimStart('0');
        title = new($"{body}第{Zeros(serial.Length)}{serial}号", cancelled);
        problems = IdProblems.None;
        return true;
    }

    /// <summary>Whether two spellings name one title, cancelled or not; a malformed number names none.</summary>
    public static bool Same(string? a, string? b) =>
        TryParse(a, out var left, out _) && TryParse(b, out var right, out _) && left.Value == right.Value;

    public override string ToString() => nameof(TitleNumber);

    private static ReadOnlySpan<char> CutSuffix(ReadOnlySpan<char> number, out bool cancelled)
    {
        var end = number.LastIndexOf("(销)");
        cancelled = end > 0 && !number[(end + 3)..].ContainsAnyExceptInRange('0', '9');
        return cancelled ? number[..end] : number;
    }

    private static ReadOnlySpan<char> Zeros(int digits) => "0000000".AsSpan(0, Math.Max(0, SerialDigits - digits));
}
