using System.Text;
using System.Xml;
using System.Xml.Linq;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.SocialInsurance;

/// <summary>Whose months are asked for, and which.</summary>
/// <param name="From">First month, <c>yyyyMM</c>.</param>
/// <param name="To">Last month, <c>yyyyMM</c>; at most 60 months in all.</param>
internal sealed record InsuranceQuery(string IdNumber, string From, string To)
{
    private const int MaxMonths = 60;
    private static readonly string[] Names = ["aac002", "aac003", "aae041", "aae042"];
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>GB18030 that refuses what it cannot read instead of guessing.</summary>
    public static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <returns>Null when the body is not the XML of the handbook.</returns>
    public static InsuranceQuery? Read(ReadOnlySpan<byte> body)
    {
        var values = Values(body);
        return values is not null && values.Count == Names.Length && Names.All(values.ContainsKey)
            && (Spelling.IsResidentId(values["aac002"]) || Spelling.IsResidencePermit(values["aac002"])) && Spelling.IsName(values["aac003"])
            && Month(values["aae041"]) is { } from && Month(values["aae042"]) is { } to && to - from is >= 0 and < MaxMonths
            ? new InsuranceQuery(values["aac002"], values["aae041"], values["aae042"])
            : null;
    }

    private static Dictionary<string, string>? Values(ReadOnlySpan<byte> body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(Gb18030.GetString(body)), Strict);
            var root = XElement.Load(reader);
            return root.Name == "request" && root.Elements().DistinctBy(e => e.Name).Count() == root.Elements().Count()
                ? root.Elements().ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.Ordinal)
                : null;
        }
        catch (Exception unreadable) when (unreadable is XmlException or DecoderFallbackException)
        {
            return null; // The caller's body, answered as 参数错误.
        }
    }

    /// <summary>Months since year 0; null when it is none.</summary>
    private static int? Month(string value) =>
        value.Length == 6 && int.TryParse(value, out var number) && number % 100 is >= 1 and <= 12 ? number / 100 * 12 + number % 100 : null;
}
