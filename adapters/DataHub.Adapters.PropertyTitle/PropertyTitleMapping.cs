using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>From the pages to the canonical records, in the source's order.</summary>
internal static class PropertyTitleMapping
{
    public static PullAnswer Map(PullQuestion question, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        switch (WireJson.Read(pages[0], TitleWire.Default.TitlePageHead, "").Status)
        {
            case TitleStatus.NoRecord:
                return PullAnswer.NoRecord();
            case TitleStatus.NotCovered:
                return PullAnswer.NotCovered("titles-not-digitised");
        }

        return RowAnswer.Of(TitlePages.Read(pages).ConvertAll(row =>
        {
            var record = Record(row.Row, row.Path);
            return (record, Refuse(question, record, row.Path));
        }));
    }

    /// <summary>
    /// By number only: an owner's row under another name stays as it is written, because whether that share is needed
    /// (and so whether a person must look) is a check's question.
    /// </summary>
    private static PullAnswer? Refuse(PullQuestion question, PropertyTitleRecord record, string at) =>
        question.Number is { } number && !TitleNumber.Same(number, record.TitleNumber)
            ? PersonCheck.WrongNumber($"{at}.bdcqzh")
            : PersonCheck.Among(question.Subject, record.Owners.Select(owner => owner.IdNumber), $"{at}.qlrlb");

    private static PropertyTitleRecord Record(TitleRow row, string at)
    {
        var restrictions = WireList.Map(row.Restrictions, $"{at}.xzqk", Restriction);
        if (!TitleNumber.TryParse(row.TitleNumber, out var number, out _))
        {
            throw DriftException.WrongType($"{at}.bdcqzh");
        }

        var record = new PropertyTitleRecord
        {
            TitleNumber = number.Value,
            NumberCancelled = number.IsCancelled,
            UnitNumber = UnitNumber.TryParse(row.UnitNumber, out var unit, out _) ? unit.Value : row.UnitNumber,
            Address = row.Address,
            Division = row.Division,
            Use = TitleCodes.Use(row.Use, $"{at}.ghyt"),
            Area = row.Area,
            Ownership = TitleCodes.Ownership(row.Ownership, $"{at}.gyfs"),
            RegisteredOn = WireDate.DayOfSeconds(row.RegisteredAt, $"{at}.djsj"),
            State = TitleCodes.State(row.State, $"{at}.qszt"),
            Mortgaged = restrictions.Contains("抵押"),
            Seized = restrictions.Contains("查封"),
            Disputed = restrictions.Contains("异议"),
            RightOfResidence = restrictions.Contains("居住权"),
            Owners = WireList.Map(row.Owners, $"{at}.qlrlb", Owner),
        };
        CheckShares(record, $"{at}.qlrlb");
        return record;
    }

    /// <summary>Only joint owners' shares may be blank, and nobody owns more than the whole: else who owns how much is not known.</summary>
    private static void CheckShares(PropertyTitleRecord record, string at)
    {
        var sum = Fraction.Zero;
        for (var i = 0; i < record.Owners.Count; i++)
        {
            if (record.Owners[i].Share is null && record.Ownership == Ownership.Shares)
            {
                throw DriftException.WrongType($"{at}[{i}].qlbl");
            }

            sum += record.Owners[i].Share ?? Fraction.Zero;
        }

        if (sum > RoundedWhole)
        {
            throw DriftException.WrongType($"{at}.qlbl");
        }
    }

    /// <summary>Three thirds printed as 33.34% are a little more than the whole.</summary>
    private static Fraction RoundedWhole { get; } = new(101, 100);

    /// <summary>A word that nobody knows could be a reason to refuse the title.</summary>
    private static string Restriction(string word, string at) =>
        word is "抵押" or "查封" or "异议" or "居住权" ? word : throw DriftException.UnknownCode(at);

    private static TitleOwner Owner(OwnerRow row, string at)
    {
        var type = TitleCodes.IdType(row.IdType, row.IdNumber, $"{at}.zjzl");
        return new TitleOwner(row.Name, type, IdDocument.Normalize(type ?? IdType.Passport, row.IdNumber), OwnershipShare.Read(row.Share, $"{at}.qlbl"));
    }
}
