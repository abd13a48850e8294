using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>Is the answer about the person asked for? Another id number is never data; the right number under another name is for a person to look at.</summary>
public static class PersonCheck
{
    /// <returns>Null when the record is the person's; else the answer that stands instead of records.</returns>
    public static PullAnswer? Refuse(Person asked, string idNumber, string name, string idField) =>
        Number(asked, idNumber, idField) ?? Name(asked, name);

    /// <summary>Where a record has several people (owners, buyers): one of them must be the person.</summary>
    /// <returns>Null when one of the numbers is theirs; else an integrity failure.</returns>
    public static PullAnswer? Among(Person asked, IEnumerable<string> idNumbers, string field) =>
        idNumbers.Any(number => IdDocument.SameNumber(asked.IdNumber, number)) ? null : WrongPerson(field);

    /// <returns>Null when the numbers are one (15 digits upgraded); else an integrity failure.</returns>
    public static PullAnswer? Number(Person asked, string idNumber, string idField) =>
        IdDocument.SameNumber(asked.IdNumber, idNumber)
            ? null
            : WrongPerson(idField);

    /// <returns>Null when the names are the same; else the mismatch and its reason.</returns>
    public static PullAnswer? Name(Person asked, string name) => PersonName.Compare(asked.Name, name) switch
    {
        NameMatch.Same => null,
        NameMatch.Variant => PullAnswer.Mismatch("name-variant"),
        NameMatch.Unreadable => PullAnswer.Mismatch("name-unreadable"),
        _ => PullAnswer.Mismatch("name-differs"),
    };

    /// <summary>Where the question was asked by a certificate, title, contract or credit number.</summary>
    public static PullAnswer WrongNumber(string field) =>
        PullAnswer.Failed(new PullFailure(ErrorClass.Integrity, "wrong-number", "the answer carries another number than the one asked for; it is not used, take it up with the department", Field: field));

    private static PullAnswer WrongPerson(string field) =>
        PullAnswer.Failed(new PullFailure(ErrorClass.Integrity, "wrong-person", "the answer is about another person; it is not used, take it up with the department", Field: field));
}
