using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>From an answer to the canonical record.</summary>
internal static class SocialInsuranceMapping
{
    /// <summary>Warning: rows of months that were not asked for came along, and were left out.</summary>
    public const string OutsidePeriod = "month-outside-period";

    public static PullAnswer Map(Person asked, InsurancePeriod period, ReadOnlyMemory<byte> body)
    {
        var response = WireXml.Read(body);
        if (InsuranceHead.Read(response).Code == InsuranceHead.NoSuchPerson)
        {
            return PullAnswer.NoRecord();
        }

        var person = InsuredPerson.Read(response);
        var all = person.Months.Select(Contribution).ToList();
        var within = all.FindAll(contribution => period.Contains(contribution.Month));
        var record = new SocialInsuranceRecord
        {
            IdNumber = IdDocument.Normalize(asked.IdType, person.IdNumber),
            Name = person.Name,
            From = period.From,
            To = period.To,
            Contributions = within,
        };
        return PersonCheck.Refuse(asked, person.IdNumber, person.Name, "person.aac002")
            ?? PullAnswer.Found([record], within.Count < all.Count ? [OutsidePeriod] : null);
    }

    private static Contribution Contribution(InsuranceMonth row) => new(
        YearMonth.TryParse(row.Month, out var month) ? month : throw DriftException.WrongType($"{row.Path}.aae002"),
        row.Kind switch
        {
            "110" => InsuranceKind.EmployeePension,
            "150" => InsuranceKind.FlexiblePension,
            "210" => InsuranceKind.Unemployment,
            "310" => InsuranceKind.Medical,
            "410" => InsuranceKind.WorkInjury,
            _ => throw DriftException.UnknownCode($"{row.Path}.aae140"),
        },
        row.State switch
        {
            "1" => ContributionState.Paid,
            "2" => ContributionState.Owed,
            "3" => ContributionState.PaidLater,
            _ => throw DriftException.UnknownCode($"{row.Path}.aae111"),
        },
        row.Division);
}
