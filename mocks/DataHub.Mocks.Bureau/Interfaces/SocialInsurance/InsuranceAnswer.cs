using System.Security;
using System.Text;
using System.Xml.Linq;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.SocialInsurance;

/// <summary>The XML of social insurance, encoded in GB18030.</summary>
internal static class InsuranceAnswer
{
    private const string Declaration = """<?xml version="1.0" encoding="GB18030"?>""";

    public static BureauResponse Of(InsuredRow person, InsuranceQuery query, Fault? fault)
    {
        var xml = Write(person, query);
        if (fault.TouchesData())
        {
            var root = XElement.Parse(xml);
            AnswerFaults.OfXml(fault, BureauItem.SocialInsurance, root.Element("person")!);
            xml = root.ToString(SaveOptions.DisableFormatting);
        }
        return Encoded(xml);
    }

    /// <param name="appcode">0 no such person, -1 error, -2 quota.</param>
    public static BureauResponse Without(string appcode, string message) =>
        Encoded($"<response><appcode>{appcode}</appcode><message>{message}</message></response>");

    private static string Write(InsuredRow person, InsuranceQuery query)
    {
        var xml = new StringBuilder(256 + person.Months.Count * 220);
        xml.Append("<response><appcode>1</appcode><message/><person>");
        Element(xml, "aac001", person.PersonNumber);
        Element(xml, "aac002", person.IdNumber);
        Element(xml, "aac003", person.Name);
        xml.Append("<months>");
        foreach (var month in person.Months)
        {
            if (string.CompareOrdinal(month.Month, query.From) < 0 || string.CompareOrdinal(month.Month, query.To) > 0) continue;
            xml.Append("<m>");
            Element(xml, "aae002", month.Month);
            Element(xml, "aae140", month.Kind);
            Element(xml, "aae111", month.State);
            Element(xml, "aab004", month.Employer);
            Element(xml, "aab998", month.EmployerCode);
            Element(xml, "aab301", month.Division);
            xml.Append("</m>");
        }
        return xml.Append("</months></person></response>").ToString();
    }

    private static void Element(StringBuilder xml, string name, string value) =>
        xml.Append('<').Append(name).Append('>').Append(SecurityElement.Escape(value)).Append("</").Append(name).Append('>');

    private static BureauResponse Encoded(string xml) =>
        new() { ContentType = BureauResponse.XmlType, Body = InsuranceQuery.Gb18030.GetBytes(Declaration + xml) };
}
