using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Reads off the records that a group rests on: homes to choose from, seats taken as free, dates to order families by.</summary>
internal sealed class HomeWriter(Findings findings)
{
    private List<HomeChoice>? _choices;
    private List<string>? _seats;
    private DateOnly? _registered;
    private DateOnly? _permitted;

    public IReadOnlyList<HomeChoice> Choices => _choices ?? (IReadOnlyList<HomeChoice>)[];

    public IReadOnlyList<string> SeatsTakenAsFree => _seats ?? (IReadOnlyList<string>)[];

    public Ordering Ordering => new(MovedIn(), _registered, _permitted);

    /// <param name="group">Null: nothing to rest on.</param>
    public void Read(GroupStanding? group)
    {
        foreach (var requirement in group?.Plan.Requirements ?? [])
        {
            foreach (var alternative in requirement.Alternatives)
            {
                if (!requirement.IsParentage && alternative.Claim.Item is DataItem.Title or DataItem.Contract or DataItem.Permit)
                {
                    Read(alternative);
                }
            }
        }
    }

    private void Read(AlternativePlan alternative)
    {
        var state = findings.Of(alternative);
        for (var i = state.From; i < state.To; i++)
        {
            var option = findings.Options[i];
            switch (option.Record)
            {
                case ResidencePermitRecord permit when option.Outcome == CheckOutcome.Pass:
                    _permitted = Earlier(_permitted, permit.FirstIssuedOn);
                    break;
                case PropertyTitleRecord title:
                    _registered = option.Outcome == CheckOutcome.Pass ? Earlier(_registered, title.RegisteredOn) : _registered;
                    Offer(new(ItemId.PropertyTitle, option.Source!.PullId, title.TitleNumber, title.Address, PropertySeatFree.KeyOf(title)), alternative);
                    break;
                case PresaleContractRecord contract:
                    Offer(new(ItemId.PresaleContract, option.Source!.PullId, contract.ContractNumber, contract.Address, SeatKey(contract)), alternative);
                    break;
            }
        }
    }

    private void Offer(HomeChoice home, AlternativePlan alternative)
    {
        _choices ??= new(1);
        if (!IsOffered(home.Number))
        {
            _choices.Add(home);
        }

        if (home.SeatKey is { } key && Array.Exists(alternative.Checks, check => check is PropertySeatFree) && _seats?.Contains(key) != true)
        {
            (_seats ??= new(1)).Add(key);
        }
    }

    private bool IsOffered(string number)
    {
        foreach (var choice in _choices!)
        {
            if (choice.Number == number)
            {
                return true;
            }
        }

        return false;
    }

    private static string SeatKey(PresaleContractRecord contract) =>
        UnitNumber.TryParse(contract.UnitNumber, out var unit, out _) && !unit.IsVirtual ? unit.Value : contract.ContractNumber;

    /// <summary>A child registered since birth counts from its birth.</summary>
    private DateOnly? MovedIn() =>
        findings.Dossier.Of(DataItem.Household, 0).Records is [HouseholdRecord household, ..] ? household.MovedInOn ?? household.BirthDate : null;

    private static DateOnly Earlier(DateOnly? known, DateOnly date) => known < date ? known.Value : date;
}
