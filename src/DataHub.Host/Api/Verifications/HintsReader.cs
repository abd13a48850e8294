using DataHub.Contracts.Verifications;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Verifications;

/// <summary>Reads the optional numbers by which a source can be asked more precisely.</summary>
internal static class HintsReader
{
    public static Hints Read(HintsBody? hints, FieldErrors errors)
    {
        if (hints is null)
        {
            return Hints.None;
        }

        return new Hints
        {
            BirthCertificateNumber = Number(hints.BirthCertificateNumber, t => BirthCode.TryParse(t, out var code, out _) ? code.Value : null,
                "/hints/birthCertificateNumber", "must be one letter and nine digits", errors),
            PropertyTitleNumber = Number(hints.PropertyTitleNumber, t => TitleNumber.TryParse(t, out var title, out _) ? title.Value : null,
                "/hints/propertyTitleNumber", "is no title number: copy it from the certificate, such as 鲁(2019)济南市不动产权第0123456号", errors),
            PresaleContractNumber = Number(hints.PresaleContractNumber, ContractNumber,
                "/hints/presaleContractNumber", "may have at most 60 letters, digits and hyphens", errors),
            CreditCode = Number(hints.CreditCode, t => CreditCode.TryParse(t, out var code, out _) ? code.Value : null,
                "/hints/creditCode", "must have the 18 characters of a unified social credit code (GB 32100)", errors),
            Mother = Mother(hints.Mother, errors),
        };
    }

    private static string? Number(string? text, Func<string, string?> read, string pointer, string message, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var number = read(text);
        if (number is null)
        {
            errors.Add(pointer, message);
        }

        return number;
    }

    private static string? ContractNumber(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= 60 && trimmed.All(c => char.IsLetterOrDigit(c) || c is '-' or '(' or ')' or '（' or '）') ? trimmed : null;
    }

    private static Person? Mother(HintedMotherBody? mother, FieldErrors errors)
    {
        if (mother is null)
        {
            return null;
        }

        var document = new IdDocument(IdType.ResidentId, mother.IdNumber);
        var problems = document.Validate();
        foreach (var code in problems.Codes())
        {
            errors.Add("/hints/mother/idNumber", IdProblemTexts.Of(code, IdType.ResidentId));
        }

        var named = mother.Name is { Length: <= 100 } && !string.IsNullOrWhiteSpace(mother.Name);
        if (!named)
        {
            errors.Add("/hints/mother/name", "is required, at most 100 characters");
        }

        return named && problems == IdProblems.None
            ? new Person { Name = mother.Name.Trim(), IdType = IdType.ResidentId, IdNumber = document.Number, BirthDate = document.BirthDate, Sex = document.Sex }
            : null;
    }
}
