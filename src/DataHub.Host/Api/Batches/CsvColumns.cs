using System.Globalization;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Verifications;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Verifications;

namespace DataHub.Host.Api.Batches;

/// <summary>The columns of a CSV batch, in the order of its header, and what a record says in them. An empty field is one that is left out.</summary>
internal sealed class CsvColumns
{
    private static readonly string[] OfPerson = ["name", "idType", "idNumber", "birthDate", "sex"];
    private static readonly string[] OfHints = ["birthCertificateNumber", "propertyTitleNumber", "presaleContractNumber", "creditCode", "mother.name", "mother.idNumber"];
    private static readonly string[] Required = ["division", "year", "stage", "child.name", "child.idType", "child.idNumber", "guardian1.relation", "guardian1.name", "guardian1.idType", "guardian1.idNumber", "consent"];

    public static IReadOnlyList<string> Known { get; } =
    [
        "reference", "division", "year", "stage", "group", "externalId",
        .. OfPerson.Select(f => $"child.{f}"),
        .. Enumerable.Range(1, FamilyReader.MostGuardians).SelectMany(n => OfPerson.Prepend("relation").Select(f => $"guardian{n}.{f}")),
        .. OfHints.Select(f => $"hints.{f}"),
        "consent",
    ];

    private readonly Dictionary<string, int> _places;

    private CsvColumns(Dictionary<string, int> places) => _places = places;

    public int Count => _places.Count;

    /// <returns>Null when columns are unknown, doubled or missing: the errors say which.</returns>
    public static CsvColumns? Read(IReadOnlyList<string> header, FieldErrors errors)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            if (!Known.Contains(name, StringComparer.Ordinal))
            {
                errors.Add($"/header/{i}", $"is no known column; known are {string.Join(", ", Known)}");
            }
            else if (!places.TryAdd(name, i))
            {
                errors.Add($"/header/{i}", $"'{name}' is there twice");
            }
        }

        foreach (var name in Required.Where(r => !places.ContainsKey(r)))
        {
            errors.Add("/header", $"the column '{name}' is missing");
        }

        return errors.Any ? null : new CsvColumns(places);
    }

    public string? Reference(IReadOnlyList<string> record) => Text(record, "reference");

    /// <summary>The row; fields that are missing are null, as they are when a JSON row leaves them out.</summary>
    public (BatchRowRequest Row, int[] Guardians) ToRow(IReadOnlyList<string> record, FieldErrors errors)
    {
        var guardians = Enumerable.Range(1, FamilyReader.MostGuardians)
            .Where(n => OfPerson.Prepend("relation").Any(f => Text(record, $"guardian{n}.{f}") is not null)).ToArray();
        var row = new BatchRowRequest
        {
            Reference = Reference(record),
            Division = Text(record, "division")!,
            Year = int.TryParse(Text(record, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
            Stage = Text(record, "stage")!,
            Group = Text(record, "group"),
            ExternalId = Text(record, "externalId"),
            Child = new PersonBody
            {
                Name = Text(record, "child.name")!,
                IdType = Text(record, "child.idType")!,
                IdNumber = Text(record, "child.idNumber")!,
                BirthDate = Date(record, "child.birthDate", errors),
                Sex = Text(record, "child.sex"),
            },
            Guardians = [.. guardians.Select(n => Guardian(record, $"guardian{n}", errors))],
            Hints = Hints(record),
            Consent = Text(record, "consent")!,
        };
        return (row, guardians);
    }

    /// <summary>The column of what a fault's JSON Pointer names.</summary>
    /// <param name="guardians">Number of each guardian that the record has.</param>
    public static string ColumnOf(string pointer, int[] guardians)
    {
        var parts = pointer.TrimStart('/').Split('/');
        return parts is ["guardians", var index, .. var rest] && int.TryParse(index, CultureInfo.InvariantCulture, out var at) && at < guardians.Length
            ? string.Join('.', rest.Prepend($"guardian{guardians[at]}"))
            : parts is ["guardians"] ? "guardian1.name" : string.Join('.', parts);
    }

    private GuardianBody Guardian(IReadOnlyList<string> record, string prefix, FieldErrors errors) => new()
    {
        Relation = Text(record, $"{prefix}.relation")!,
        Name = Text(record, $"{prefix}.name")!,
        IdType = Text(record, $"{prefix}.idType")!,
        IdNumber = Text(record, $"{prefix}.idNumber")!,
        BirthDate = Date(record, $"{prefix}.birthDate", errors),
        Sex = Text(record, $"{prefix}.sex"),
    };

    private HintsBody? Hints(IReadOnlyList<string> record)
    {
        var (name, number) = (Text(record, "hints.mother.name"), Text(record, "hints.mother.idNumber"));
        return OfHints.All(f => Text(record, $"hints.{f}") is null) ? null : new HintsBody
        {
            BirthCertificateNumber = Text(record, "hints.birthCertificateNumber"),
            PropertyTitleNumber = Text(record, "hints.propertyTitleNumber"),
            PresaleContractNumber = Text(record, "hints.presaleContractNumber"),
            CreditCode = Text(record, "hints.creditCode"),
            Mother = name is null && number is null ? null : new HintedMotherBody { Name = name!, IdNumber = number! },
        };
    }

    private DateOnly? Date(IReadOnlyList<string> record, string column, FieldErrors errors)
    {
        if (Text(record, column) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors.Add(column, "must be a date as yyyy-MM-dd");
        return null;
    }

    private string? Text(IReadOnlyList<string> record, string column) => _places.TryGetValue(column, out var place) && record[place] is { Length: > 0 } text ? text : null;
}
