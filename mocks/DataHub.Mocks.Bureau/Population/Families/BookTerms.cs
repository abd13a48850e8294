namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>What is special about a household book; the defaults are an ordinary family's.</summary>
internal sealed record BookTerms
{
    public bool Collective { get; init; }
    public bool OldHeadNumber { get; init; }
    public DateOnly? ChildMovedIn { get; init; }
    /// <summary>0 registered, 1 cancelled.</summary>
    public string ChildState { get; init; } = "0";
    /// <summary>A sex other than the id number says: sources disagree.</summary>
    public string? ChildSex { get; init; }
    /// <summary>A name other than the request's.</summary>
    public string? ChildName { get; init; }
    public string? Address { get; init; }
}

/// <summary>How a birth certificate knows the father.</summary>
internal enum FatherEntry { Named, NameOnly, Empty }
