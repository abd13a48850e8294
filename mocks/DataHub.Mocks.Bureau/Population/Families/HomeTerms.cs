namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>What is special about a title; the defaults are a current dwelling, perhaps with a mortgage.</summary>
internal sealed record TitleTerms
{
    public string Use { get; init; } = "10";
    public string State { get; init; } = "1";
    public bool ByShares { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public IReadOnlyList<string>? Restrictions { get; init; }
    public bool VirtualUnit { get; init; }
    public string NumberSuffix { get; init; } = "";
    /// <summary>The name on the title where it is not the owner's of today.</summary>
    public string? OwnerName { get; init; }
}

/// <summary>What is special about a presale contract; the defaults are a filed dwelling that was handed over.</summary>
internal sealed record ContractTerms
{
    public string Use { get; init; } = "住宅";
    public string State { get; init; } = "已备案";
    public bool HandedOver { get; init; } = true;
}
