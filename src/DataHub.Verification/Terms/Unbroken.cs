namespace DataHub.Verification.Terms;

/// <summary>Joins terms that follow each other closely enough to count as one.</summary>
public static class Unbroken
{
    /// <summary>Days that may lie uncovered between two residence permits.</summary>
    public const int PermitGap = 30;

    /// <summary>Days that may lie uncovered between two rental filings.</summary>
    public const int RentalGap = 15;

    /// <summary>Where the unbroken run that ends with <paramref name="last"/> began.</summary>
    /// <param name="others">Any other terms, in any order; those that begin later than the run are of no account.</param>
    /// <param name="maxGap">Uncovered days allowed between two terms: next start − last end − 1.</param>
    public static DateOnly Since(Term last, IReadOnlyList<Term> others, int maxGap)
    {
        var since = last.From;
        // Each round reaches further back or ends; families have a handful of terms, so no sorted copy is made.
        for (var extended = true; extended;)
        {
            extended = false;
            for (var i = 0; i < others.Count; i++)
            {
                var term = others[i];
                if (term.From < since && term.To >= term.From && since.DayNumber - term.To.DayNumber - 1 <= maxGap)
                {
                    since = term.From;
                    extended = true;
                }
            }
        }

        return since;
    }
}
