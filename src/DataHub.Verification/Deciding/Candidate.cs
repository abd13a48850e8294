using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>What an alternative is judged on: one record, whose it is, and for whom it shall speak.</summary>
/// <param name="Record">Null where the alternative has no record of its own (no home owned).</param>
/// <param name="Source">What the record came with.</param>
/// <param name="Person">Index of the person under whom the record was asked for.</param>
/// <param name="Claimants">Who may own, rent or hold the record: the family, the parents or the grandparents.</param>
/// <param name="Guardian">Index of the guardian that is judged beside the record (household with whom, parentage of whom); 0 = none.</param>
/// <param name="Partner">The proven parent through whom a marriage is judged; 0 = none.</param>
internal readonly record struct Candidate(
    DataItem Item, SourceRecord? Record, Evidence? Source, int Person, People Claimants, int Guardian = 0, int Partner = 0)
{
    /// <summary>All but the record, in one number.</summary>
    public int Beside => ((int)Item << 24) | ((int)Claimants << 16) | (Person << 8) | (Guardian << 4) | Partner;

    public Guid? Pull => Source?.PullId;
}
