using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A person whom a declared item's record names (its holder, one of its tenants) is of the family: the child, a parent, or either.</summary>
internal sealed class RecordPersonInFamily(DeclaredPerson person, Kin of) : RecordCheck(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "record.person-in-family", CheckKind.Selector, DataItems.Declared,
        parameters => new RecordPersonInFamily(parameters.Person("person"), parameters.Choice("of", Kin.Family)))
    {
        Reasons = ["record-person-in-family", "record-person-name-differs", "record-person-not-in-family"],
    };

    public override bool LooksBeside => false;

    protected override CheckResult Judge(DeclaredRecord record, in Candidate candidate, Dossier dossier)
    {
        var who = Fact(record, candidate, "whose", person.Name);
        return Best(record, dossier) switch
        {
            PersonMatch.Theirs => Pass("record-person-in-family", who),
            PersonMatch.NameDiffers => Review("record-person-name-differs", who),
            _ => Absent("record-person-not-in-family", who),
        };
    }

    private PersonMatch Best(DeclaredRecord record, Dossier dossier)
    {
        var people = of switch { Kin.Child => People.Child, Kin.Parents => dossier.Parents, _ => dossier.Family };
        var (numbers, names) = (record.Get(person.IdNumber), record.Get(person.NameField));
        if (numbers?.Texts is not { } several)
        {
            return numbers?.Text is { } number ? PersonMatches.Of(number, names?.Text ?? "", people, dossier) : PersonMatch.None;
        }

        var best = PersonMatch.None;
        for (var i = 0; i < several.Count && best != PersonMatch.Theirs; i++)
        {
            var match = PersonMatches.Of(several[i], names?.Texts is { } texts && i < texts.Count ? texts[i] : "", people, dossier);
            best = match > best ? match : best;
        }

        return best;
    }
}

/// <summary>Who of a family a record must name.</summary>
internal enum Kin
{
    Child,
    Parents,

    /// <summary>The child or a parent.</summary>
    Family,
}
