using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>What enterprises and sole traders have in common (handbook 2.3 and 2.4).</summary>
public static class BusinessReading
{
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

    /// <summary>Early pilot codes break the check character: a warning, never a rejection.</summary>
    public static IReadOnlyList<string> Warnings(IEnumerable<string> creditCodes) =>
    [
        .. creditCodes.Select(code => CreditCode.TryParse(code, out _, out var problems) ? problems : problems | IdProblems.WrongCharacter)
            .Where(problems => problems != IdProblems.None).SelectMany(problems => problems.Codes()).Distinct().Select(code => $"credit-code-{code}"),
    ];
}
