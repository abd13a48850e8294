using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Faults;

/// <summary>Does to an answer what a fault says: to its data before it is wrapped (and perhaps signed), to its bytes after.</summary>
internal static class AnswerFaults
{
    private const int OversizedBytes = 1_200_000;

    public static bool TouchesData(this Fault? fault) =>
        fault?.Kind is FaultKind.WrongPerson or FaultKind.MissingField or FaultKind.RetypedField or FaultKind.ExtraField;

    /// <summary>The data with its fault, or the data itself when the fault is of another kind.</summary>
    public static ReadOnlyMemory<byte> OfJson(Fault? fault, BureauItem item, ReadOnlyMemory<byte> data)
    {
        if (!fault.TouchesData()) return data;
        var root = JsonNode.Parse(data.Span);
        var objects = Objects(root).ToList();
        var field = fault!.Field ?? item.DriftField;
        switch (fault.Kind)
        {
            case FaultKind.WrongPerson:
                foreach (var (at, name) in objects.SelectMany(o => o.Select(p => (o, p.Key))).Where(p => item.SubjectFields.Contains(p.Key)).ToList())
                    at[name] = Spelling.Another(at[name]!.GetValue<string>());
                break;
            case FaultKind.MissingField:
                foreach (var at in objects) at.Remove(field);
                break;
            case FaultKind.RetypedField:
                foreach (var at in objects.Where(o => o.ContainsKey(field)))
                    at[field] = at[field] is JsonArray or JsonObject ? JsonValue.Create("retyped") : new JsonObject { ["value"] = at[field]?.DeepClone() };
                break;
            case FaultKind.ExtraField when objects.Count > 0:
                foreach (var at in objects) at["extField1"] = new JsonArray(1, "新增字段");
                break;
        }
        return JsonBuffer.Write(root, static (w, node) =>
        {
            if (node is null) w.WriteNullValue();
            else node.WriteTo(w);
        });
    }

    public static void OfXml(Fault? fault, BureauItem item, XElement person)
    {
        if (!fault.TouchesData()) return;
        var field = fault!.Field ?? item.DriftField;
        switch (fault.Kind)
        {
            case FaultKind.WrongPerson:
                foreach (var element in person.Descendants().Where(e => item.SubjectFields.Contains(e.Name.LocalName))) element.Value = Spelling.Another(element.Value);
                break;
            case FaultKind.MissingField:
                person.Descendants(field).Remove();
                break;
            case FaultKind.RetypedField:
                foreach (var element in person.Descendants(field)) element.ReplaceNodes(new XElement("value", "x" + element.Value));
                break;
            case FaultKind.ExtraField:
                person.Add(new XElement("extField1", "新增字段"));
                break;
        }
    }

    /// <summary>The whole answer as it leaves the bureau.</summary>
    public static BureauResponse OfBody(Fault? fault, BureauResponse answer) => fault?.Kind switch
    {
        null => answer,
        FaultKind.Malformed => answer with { Body = (byte[])[.. "<<<"u8, .. answer.Body.Span] },
        FaultKind.Truncated => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        FaultKind.Oversized => answer with { Body = Padded(answer.Body.Span) },
        FaultKind.Reset => answer with { Reset = true },
        _ => answer,
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.Select(p => p.Value).SelectMany(Objects).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static byte[] Padded(ReadOnlySpan<byte> body)
    {
        var padded = new byte[OversizedBytes];
        padded.AsSpan().Fill((byte)' ');
        body.CopyTo(padded);
        return padded;
    }
}
