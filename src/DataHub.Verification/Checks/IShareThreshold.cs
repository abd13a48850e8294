using DataHub.Core.Items;

namespace DataHub.Verification.Checks;

/// <summary>A check that asks for a least share of a home: it says which owners are needed, and so whose parentage is asked.</summary>
internal interface IShareThreshold
{
    Fraction MinShare { get; }
}
