using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.MarriageRegistration;

/// <summary>From the rows to the canonical acts, in the source's order.</summary>
internal static class MarriageRegistrationMapping
{
    public static PullAnswer Map(PullQuestion question, IEnumerable<ReadOnlyMemory<byte>> answers)
    {
        List<(MarriageRecord Record, PullAnswer? Refusal)> rows = [];
        foreach (var data in answers)
        {
            var answer = WireJson.Read(data, MarriageWire.Default.MarriageAnswer, "data");
            if (answer.Total != answer.Rows.Count)
            {
                // A list that is not whole could hide a divorce.
                throw new DriftException("incomplete", "data.total", "the total is not the number of rows; an act may be missing, so none is used: ask the department");
            }

            rows.AddRange(WireList.Map(answer.Rows, "data.rows", (row, at) => (Record(row, at), Refuse(question, row, at))));
        }

        return RowAnswer.Of(rows);
    }

    /// <summary>Everyone asked for must be one of the couple, under their name; the other of a single person's couples may be anybody.</summary>
    private static PullAnswer? Refuse(PullQuestion question, MarriageRow row, string field) =>
        Refuse(question.Subject, row, field) ?? (question.Other is { } other ? Refuse(other, row, field) : null);

    private static PullAnswer? Refuse(Person asked, MarriageRow row, string field) =>
        IdDocument.SameNumber(asked.IdNumber, row.ManIdNumber) ? PersonCheck.Name(asked, row.ManName)
        : IdDocument.SameNumber(asked.IdNumber, row.WomanIdNumber) ? PersonCheck.Name(asked, row.WomanName)
        : PersonCheck.Number(asked, asked.Sex == Sex.Female ? row.WomanIdNumber : row.ManIdNumber, asked.Sex == Sex.Female ? $"{field}.cert_num_woman" : $"{field}.cert_num_man");

    private static MarriageRecord Record(MarriageRow row, string at)
    {
        var (act, reissue) = row.Type switch
        {
            "IA" => (MarriageAct.Marriage, false),
            "IC" or "ICA" => (MarriageAct.Marriage, true),
            "IB" => (MarriageAct.Divorce, false),
            "IBA" => (MarriageAct.Divorce, true),
            "IDA" => (MarriageAct.Annulment, false),
            _ => throw DriftException.UnknownCode($"{at}.op_type"),
        };
        return new MarriageRecord
        {
            Act = act,
            Reissue = reissue,
            ActAt = WireDate.Offset(row.At, $"{at}.op_date"),
            ManName = row.ManName,
            ManIdNumber = IdDocument.Normalize(IdType.ResidentId, row.ManIdNumber),
            WomanName = row.WomanName,
            WomanIdNumber = IdDocument.Normalize(IdType.ResidentId, row.WomanIdNumber),
            CertificateNumber = row.CertificateNumber,
        };
    }
}
