using System.Globalization;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>The question as the source takes it: one certificate number, or a child of that name born on that day; and the mother.</summary>
/// <param name="Code">Null when asked by the child's name and birth date.</param>
/// <param name="BornOn">Null when asked by number.</param>
internal sealed record BirthQuestion(Person Child, Person Mother, BirthCode? Code, DateOnly? BornOn)
{
    /// <summary>What stands in place of an answer to a question that lacks one of these: the source would refuse it.</summary>
    public static PullFailure Unfit { get; } = new(
        ErrorClass.Rejected, "incomplete-question", "a birth is asked for by certificate number, or the child's name and birth date; and the mother's name and id number");

    public static BirthQuestion? Of(PullQuestion question) => question switch
    {
        { Other: not { Name.Length: > 0, IdNumber.Length: > 0 } } => null,
        { Number: { } number } => BirthCode.TryParse(number, out var code, out _) ? new(question.Subject, question.Other, code, null) : null,
        { Subject.BirthDate: { } bornOn } => new(question.Subject, question.Other, null, bornOn),
        _ => null,
    };

    public BirthQuery Query() => new()
    {
        BirthCode = Code?.Value,
        BabyName = Code is null ? Child.Name : null,
        BirthDate = BornOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        MotherName = Mother.Name,
        MotherIdNumber = Mother.IdNumber,
    };

    public override string ToString() => nameof(BirthQuestion);
}
