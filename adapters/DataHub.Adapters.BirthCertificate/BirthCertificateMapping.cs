using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>From a decrypted answer to the canonical record.</summary>
internal static class BirthCertificateMapping
{
    public static PullAnswer Map(BirthQuestion asked, ReadOnlyMemory<byte> inner) => WireJson.Read(inner, BirthWire.Default.BirthHead, "").Code switch
    {
        BirthHead.Found => Found(asked, WireJson.Read(inner, BirthWire.Default.BirthAnswer, "").Data),
        BirthHead.NotFound => PullAnswer.NoRecord(),
        BirthHead.SeveralMatch => PullAnswer.NoRecord("several-children-match"),
        BirthHead.BeforeRegister => PullAnswer.NotCovered("born-before-register"),
        _ => throw DriftException.UnknownCode("code"),
    };

    private static PullAnswer Found(BirthQuestion asked, BirthRow row)
    {
        var code = BirthCode.TryParse(row.BirthCode, out var read, out _) ? read : throw DriftException.WrongType("data.birthCode");
        var record = new BirthCertificateRecord
        {
            Number = code.Value,
            ChildName = row.BabyName,
            Sex = WireCode.Sex(row.Sex, "data.babySexCode"),
            BirthDate = WireDate.DayOfMinutes(row.BirthTime, "data.birthTime"),
            MotherName = row.MotherName,
            MotherIdNumber = Number(row.MotherIdNumber),
            FatherName = row.FatherName.Length == 0 ? null : row.FatherName,
            FatherIdNumber = Number(row.FatherIdNumber),
            State = row.State switch
            {
                "1" => CertificateState.Valid,
                "2" => CertificateState.Replaced,
                "3" => CertificateState.Void,
                _ => throw DriftException.UnknownCode("data.certState"),
            },
        };
        return Refuse(asked, record) ?? PullAnswer.Found([record]);
    }

    /// <summary>Asked by number: that number. Asked by name: that day and that mother. The child's name either way.</summary>
    private static PullAnswer? Refuse(BirthQuestion asked, BirthCertificateRecord record)
    {
        var another = asked switch
        {
            { Code: { } code } => code.Value == record.Number ? null : PersonCheck.WrongNumber("data.birthCode"),
            _ when asked.BornOn != record.BirthDate => PullAnswer.Failed(
                new PullFailure(ErrorClass.Integrity, "wrong-person", "the answer is about a child born on another day; it is not used, take it up with the department", Field: "data.birthTime")),
            // A certificate without her number can be compared by her name alone.
            _ when record.MotherIdNumber is null => PersonCheck.Name(asked.Mother, record.MotherName),
            _ => PersonCheck.Number(asked.Mother, record.MotherIdNumber, "data.momIdCode"),
        };
        return another ?? PersonCheck.Name(asked.Child, record.ChildName);
    }

    /// <summary>Null for none; old 15-digit numbers are upgraded, other documents' are only cleaned.</summary>
    private static string? Number(string wire) => wire.Length == 0 ? null : IdDocument.Normalize(IdType.ResidentId, wire);
}
