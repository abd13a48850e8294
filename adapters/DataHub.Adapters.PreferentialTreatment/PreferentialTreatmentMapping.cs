using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>From a finished application to the canonical records.</summary>
internal static class PreferentialTreatmentMapping
{
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> body) => RowAnswer.Of(
        WireList.Map(WireJson.Read(body, PreferentialWire.Default.TicketResult, "").Result, "result", (row, at) =>
        {
            var record = Record(row, at);
            return (record, Refuse(asked, record, at));
        }));

    /// <summary>The person asked for is the holder, or one of those who benefit; under each name that the row knows them by.</summary>
    private static PullAnswer? Refuse(Person asked, PreferentialRecord record, string at)
    {
        var names = record.Beneficiaries.Select(one => (one.Name, one.IdNumber)).Prepend((Name: record.HolderName, IdNumber: record.HolderIdNumber))
            .Where(person => IdDocument.SameNumber(asked.IdNumber, person.IdNumber))
            .Select(person => person.Name).ToList();
        return names.Count > 0
            ? names.Select(name => PersonCheck.Name(asked, name)).FirstOrDefault(refused => refused is not null)
            : PersonCheck.Number(asked, record.HolderIdNumber, $"{at}.holderIdCard");
    }

    private static PreferentialRecord Record(PreferentialRow row, string at) => new()
    {
        Category = row.Category is "01" or "02" or "03" or "04" or "05" or "06" ? row.Category : throw DriftException.UnknownCode($"{at}.category"),
        CertificateNumber = row.CertificateNumber,
        HolderName = row.HolderName,
        HolderIdNumber = IdDocument.Normalize(IdType.ResidentId, row.HolderIdNumber),
        Beneficiaries = WireList.Map(row.Beneficiaries, $"{at}.beneficiaries", (one, _) => new Beneficiary(one.Name, IdDocument.Normalize(IdType.ResidentId, one.IdNumber))),
        ValidFrom = WireDate.Dashed(row.ValidFrom, $"{at}.validFrom"),
        ValidTo = WireDate.Dashed(row.ValidTo, $"{at}.validTo"),
        State = row.State switch
        {
            1 => PreferentialState.Valid,
            0 => PreferentialState.Ended,
            _ => throw DriftException.UnknownCode($"{at}.state"),
        },
    };
}
