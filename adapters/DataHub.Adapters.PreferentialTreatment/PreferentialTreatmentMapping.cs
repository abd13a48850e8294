using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>From a finished application to the canonical records.</summary>
internal static class PreferentialTreatmentMapping
{
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> body)
    {
        var rows = WireList.Map(WireJson.Read(body, PreferentialWire.Default.TicketResult, "").Result, "result", (row, at) => Read(asked, row, at));

        // A stranger's row anywhere outweighs a name that differs: nothing of such an answer is to be looked at.
        return rows.Select(row => row.Stranger).FirstOrDefault(refused => refused is not null)
            ?? rows.Select(row => row.Mismatch).FirstOrDefault(refused => refused is not null)
            ?? (rows.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found([.. rows.Select(row => row.Record)]));
    }

    /// <summary>The person asked for is the holder, or one of those who benefit; under each name that the row knows them by.</summary>
    private static (PreferentialRecord Record, PullAnswer? Stranger, PullAnswer? Mismatch) Read(Person asked, PreferentialRow row, string at)
    {
        var record = Record(row, at);
        var names = record.Beneficiaries.Select(one => (one.Name, one.IdNumber)).Prepend((Name: row.HolderName, IdNumber: row.HolderIdNumber))
            .Where(person => IdDocument.SameNumber(asked.IdNumber, person.IdNumber))
            .Select(person => person.Name).ToList();
        return (record,
            names.Count > 0 ? null : PersonCheck.Number(asked, row.HolderIdNumber, $"{at}.holderIdCard"),
            names.Select(name => PersonCheck.Name(asked, name)).FirstOrDefault(refused => refused is not null));
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
