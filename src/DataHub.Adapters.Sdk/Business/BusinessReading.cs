using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Business;

/// <summary>What enterprises and sole traders have in common (handbook 2.3 and 2.4).</summary>
public static class BusinessReading
{
    /// <summary>As <see cref="RowAnswer.Of"/>, with a warning of codes that break the check character, as early pilot codes do: never a rejection.</summary>
    public static PullAnswer Answer<TRecord>(IReadOnlyList<(TRecord Record, PullAnswer? Refusal)> rows) where TRecord : BusinessRecord =>
        RowAnswer.Of(rows) is var answer && answer.End == PullState.Record ? answer with { Warnings = Warnings(rows.Select(row => row.Record.CreditCode)) } : answer;

    /// <summary>
    /// Asked by credit code the answer must carry that code, and may name any owner; asked by person it must be that person's.
    /// Either way the person's number under another name is a mismatch.
    /// </summary>
    /// <returns>Null when the row is what was asked for.</returns>
    public static PullAnswer? Refuse(PullQuestion question, string creditCode, string ownerIdNumber, string ownerName, string codeField, string ownerField)
    {
        if (question.Number is null)
        {
            return PersonCheck.Refuse(question.Subject, ownerIdNumber, ownerName, ownerField);
        }

        if (!CreditCode.Same(question.Number, creditCode))
        {
            return PersonCheck.WrongNumber(codeField);
        }

        return IdDocument.SameNumber(question.Subject.IdNumber, ownerIdNumber) ? PersonCheck.Name(question.Subject, ownerName) : null;
    }

    /// <summary><c>regstate</c>: 1 in business, 2 revoked, 3 deregistered, 4 moved out.</summary>
    public static BusinessState State(string code, string field) => code switch
    {
        "1" => BusinessState.InBusiness,
        "2" => BusinessState.Revoked,
        "3" => BusinessState.Deregistered,
        "4" => BusinessState.MovedOut,
        _ => throw DriftException.UnknownCode(field),
    };

    private static IReadOnlyList<string> Warnings(IEnumerable<string> creditCodes) =>
    [
        .. creditCodes.Select(code => CreditCode.TryParse(code, out _, out var problems) ? problems : problems | IdProblems.WrongCharacter)
            .Where(problems => problems != IdProblems.None).SelectMany(problems => problems.Codes()).Distinct().Select(code => $"credit-code-{code}"),
    ];
}
