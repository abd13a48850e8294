using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>A declared item with a field of every type, and its records.</summary>
internal static class Declared
{
    /// <summary>What the first declared item of a policy is counted as.</summary>
    public static readonly DataItem Number = DataItems.Declared[0];

    public static readonly DeclaredItem Certificate = new()
    {
        Item = new("disability-certificate"),
        Title = new("残疾人证", "disability certificate register"),
        AskedOf = AskedOf.ChildElseParents,
        Documents = [IdType.ResidentId],
        Persons = [new("holder", "holderNumber", "holder"), new("guardian", "carerNumbers", "carers")],
        Paper = new("disability-paper", new("残疾人证", "disability certificate")),
        TypicalMilliseconds = 150,
        Fields =
        [
            Field("holder", "持证人", "holder", FieldType.Name, personal: true),
            Field("holderNumber", "持证人号码", "holder's number", FieldType.IdNumber, personal: true),
            Field("carers", "监护人", "guardian", FieldType.Name, personal: true, several: true),
            Field("carerNumbers", "监护人号码", "guardian's number", FieldType.IdNumber, personal: true, several: true),
            Field("level", "残疾等级", "level", FieldType.Code) with { Words = new Dictionary<string, Text> { ["one"] = new("一级", "level one"), ["two"] = new("二级", "level two") } },
            Field("points", "分值", "points", FieldType.Number),
            Field("confirmed", "已确认", "confirmation", FieldType.Flag),
            Field("kind", "类别", "kind", FieldType.Text),
            Field("issued", "发证日期", "day of issue", FieldType.Date),
            Field("expires", "有效期至", "end of validity", FieldType.Date),
            Field("sinceMonth", "起始月份", "first month", FieldType.Month),
            Field("lastMonth", "截止月份", "last month", FieldType.Month),
        ],
    };

    public static DeclaredItems Items { get; } = new([Certificate]);

    public static DeclaredRecord Record(params (string Field, FieldValue Value)[] fields) => new()
    {
        Item = Certificate.Item,
        Fields = fields.Append(("holderNumber", FieldValue.Of(Some.Family.Child.IdNumber))).DistinctBy(f => f.Item1).ToDictionary(f => f.Item1, f => f.Item2),
    };

    /// <summary>A day or month as a document's record holds it; the empty text for none.</summary>
    public static (string, FieldValue)[] When(string field, string text) => text.Length == 0 ? [] : [(field, FieldValue.Of(text))];

    public static CheckResult Judge(this CheckDefinition definition, string parameters, DeclaredRecord record)
    {
        var known = KnownOf(record);
        return definition.Judge(parameters, known, known.Candidate(Number, record, Role.Child));
    }

    /// <summary>What is wrong with the parameters, as pointers.</summary>
    public static IEnumerable<string> Problems(this CheckDefinition definition, string parameters) =>
        new Known(Some.Family) { Item = Certificate }.TryBind(definition, parameters).Problems.Select(problem => problem.Pointer);

    private static Known KnownOf(DeclaredRecord record) => new Known(Some.Family) { Item = Certificate }.Record(Certificate.Item, Role.Child, record);

    private static DeclaredField Field(string name, string zh, string en, FieldType type, bool personal = false, bool several = false) =>
        new(name, new(zh, en), type, personal, several, new Dictionary<string, Text>());
}
