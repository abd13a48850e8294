using System.Net.Http.Headers;
using System.Xml.Linq;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>The request's XML.</summary>
internal static class InsuranceRequest
{
    private const string Declaration = """<?xml version="1.0" encoding="GB18030"?>""";

    private static readonly MediaTypeHeaderValue MediaType = new("text/xml") { CharSet = WireXml.Gb18030.WebName };

    /// <exception cref="ArgumentException">The name holds a character that XML or GB18030 cannot carry.</exception>
    public static HttpContent Of(Person asked, InsurancePeriod period)
    {
        var request = new XElement("request",
            new XElement("aac002", asked.IdNumber),
            new XElement("aac003", asked.Name),
            new XElement("aae041", period.From.ToCompactString()),
            new XElement("aae042", period.To.ToCompactString()));
        var content = new ByteArrayContent(WireXml.Gb18030.GetBytes(Declaration + request.ToString(SaveOptions.DisableFormatting)));
        content.Headers.ContentType = MediaType;
        return content;
    }
}

/// <summary>The answer's head: all that tells an answer from a refusal.</summary>
/// <param name="Code">1 answered, 0 no such person, -1 error, -2 quota.</param>
/// <param name="Message">What is wrong, with -1.</param>
internal readonly record struct InsuranceHead(string Code, string Message)
{
    public const string Answered = "1", NoSuchPerson = "0", Error = "-1";

    /// <exception cref="DriftException">The answer does not begin as the handbook says.</exception>
    public static InsuranceHead Read(XElement response) =>
        response.Name == "response"
            ? new(WireXml.Text(response, "appcode", ""), WireXml.Text(response, "message", ""))
            : throw DriftException.Missing("response");

    /// <summary>A department's words may name a person.</summary>
    public override string ToString() => nameof(InsuranceHead);
}

/// <summary>The person of an answer, with one row for each month and insurance.</summary>
internal sealed record InsuredPerson(string IdNumber, string Name, IReadOnlyList<InsuranceMonth> Months)
{
    /// <exception cref="DriftException">A known field is missing or of another type.</exception>
    public static InsuredPerson Read(XElement response)
    {
        var person = WireXml.Group(response, "person", "");
        _ = WireXml.Text(person, "aac001", "person");
        return new InsuredPerson(
            WireXml.Text(person, "aac002", "person"),
            WireXml.Text(person, "aac003", "person"),
            [.. WireXml.Group(person, "months", "person").Elements("m").Select(InsuranceMonth.Read)]);
    }

    public override string ToString() => nameof(InsuredPerson);
}

/// <param name="Path">Where in the answer the row stands.</param>
/// <param name="Month"><c>aae002</c>, yyyyMM</param>
/// <param name="Kind"><c>aae140</c></param>
/// <param name="State"><c>aae111</c></param>
/// <param name="Division"><c>aab301</c>, the insuring office's</param>
internal sealed record InsuranceMonth(string Path, string Month, string Kind, string State, string Division)
{
    public static InsuranceMonth Read(XElement row, int index)
    {
        var path = $"person.months.m[{index}]";
        if (!row.HasElements && !string.IsNullOrWhiteSpace(row.Value))
        {
            throw DriftException.WrongType(path);
        }

        // Employer and its credit code are known fields, though no decision needs them.
        _ = WireXml.Text(row, "aab004", path);
        _ = WireXml.Text(row, "aab998", path);
        return new InsuranceMonth(
            path, WireXml.Text(row, "aae002", path), WireXml.Text(row, "aae140", path), WireXml.Text(row, "aae111", path), WireXml.Text(row, "aab301", path));
    }

    public override string ToString() => Path;
}
