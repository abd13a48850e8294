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
        var rows = WireJson.Read(body, PreferentialWire.Default.TicketResult, "").Result;
        if (rows.Count == 0)
        {
            return PullAnswer.NoRecord();
        }

        var records = rows.Select(Record).ToList();
        // A stranger's row anywhere outweighs a name that differs: nothing of such an answer is to be looked at.
        return rows.Select((row, index) => Stranger(asked, row, index)).FirstOrDefault(refused => refused is not null)
            ?? rows.SelectMany(row => NamesOf(asked, row)).Select(name => PersonCheck.Name(asked, name)).FirstOrDefault(refused => refused is not null)
            ?? PullAnswer.Found(records);
    }

    /// <summary>The person asked for is the holder, or one of those who benefit.</summary>
    private static PullAnswer? Stranger(Person asked, PreferentialRow row, int index) =>
        NamesOf(asked, row).Any() ? null : PersonCheck.Number(asked, row.HolderIdNumber, $"result[{index}].holderIdCard");

    /// <summary>The names under which a row knows the number asked for.</summary>
    private static IEnumerable<string> NamesOf(Person asked, PreferentialRow row) =>
        row.Beneficiaries.Select(one => (one.Name, one.IdNumber)).Prepend((Name: row.HolderName, IdNumber: row.HolderIdNumber))
            .Where(person => IdDocument.SameNumber(asked.IdNumber, person.IdNumber))
            .Select(person => person.Name);

    private static PreferentialRecord Record(PreferentialRow row, int index)
    {
        var path = $"result[{index}]";
        return new PreferentialRecord
        {
            Category = row.Category is "01" or "02" or "03" or "04" or "05" or "06" ? row.Category : throw DriftException.UnknownCode($"{path}.category"),
            CertificateNumber = row.CertificateNumber,
            HolderName = row.HolderName,
            HolderIdNumber = IdDocument.Normalize(IdType.ResidentId, row.HolderIdNumber),
            Beneficiaries = [.. row.Beneficiaries.Select(one => new Beneficiary(one.Name, IdDocument.Normalize(IdType.ResidentId, one.IdNumber)))],
            ValidFrom = WireDate.Dashed(row.ValidFrom, $"{path}.validFrom"),
            ValidTo = WireDate.Dashed(row.ValidTo, $"{path}.validTo"),
            State = row.State switch
            {
                1 => PreferentialState.Valid,
                0 => PreferentialState.Ended,
                _ => throw DriftException.UnknownCode($"{path}.state"),
            },
        };
    }
}
