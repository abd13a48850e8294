using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Verification.Deciding;

/// <summary>Writes questions out as the adapters need them.</summary>
internal static class QuestionWriter
{
    /// <summary>The register answers for at most this many months.</summary>
    private const int MostMonths = 60;

    /// <summary>Months asked beyond those needed, so that a gap can be told from a late start.</summary>
    private const int MonthsBeyond = 12;

    public static IReadOnlyList<PullQuestion> Write(Questions questions, Dossier dossier)
    {
        if (questions.IsEmpty)
        {
            return [];
        }

        var written = new List<PullQuestion>();
        for (var position = 0; position < QuestionPositions.Count; position++)
        {
            if (questions.Has(position))
            {
                written.Add(Write(position, dossier));
            }
        }

        return written;
    }

    private static PullQuestion Write(int position, Dossier dossier)
    {
        var (item, person, byNumber, partner) = QuestionPositions.Read(position);
        if (byNumber)
        {
            person = dossier.FirstParent;
        }

        var question = new PullQuestion { Item = dossier.Slots.Id(item), Role = PeopleSets.RoleOf(person), Subject = dossier.Person(person) };
        return item switch
        {
            DataItem.Title => question with { Division = dossier.Policy.Division, Number = byNumber ? dossier.NumberOf(item) : null },
            DataItem.Insurance => Insured(question, dossier),
            DataItem.Birth => Born(question, dossier),
            DataItem.Marriage => question with { OtherRole = PeopleSets.RoleOf(partner), Other = dossier.Person(partner) },
            _ when byNumber => question with { Number = dossier.NumberOf(item) },
            _ => question,
        };
    }

    private static PullQuestion Insured(PullQuestion question, Dossier dossier)
    {
        var to = YearMonth.Of(dossier.Policy.ReferenceDate);
        var back = Math.Min(dossier.Input.Policy.Plan.InsuranceMonths + MonthsBeyond, MostMonths - 1);
        return question with { From = to.AddMonths(-back), To = to };
    }

    private static PullQuestion Born(PullQuestion question, Dossier dossier)
    {
        var hints = dossier.Input.Family.Hints;
        question = question with { Number = hints.BirthCertificateNumber };
        return dossier.Mother is var mother and > 0 ? question with { OtherRole = PeopleSets.RoleOf(mother), Other = dossier.Person(mother) }
            : hints.Mother is { } named ? question with { OtherRole = Role.HintedMother, Other = named }
            : question;
    }
}
