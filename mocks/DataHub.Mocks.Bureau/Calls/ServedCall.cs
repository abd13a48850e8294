namespace DataHub.Mocks.Bureau.Calls;

/// <summary>One call of an item as the bureau saw it.</summary>
/// <param name="Item">Its item id.</param>
/// <param name="Subjects">Id or document numbers that it asked about.</param>
/// <param name="Began">Timestamp (of the bureau's clock) at which its headers were there.</param>
/// <param name="Ended">Timestamp at which its answer was handed to the connection.</param>
public readonly record struct ServedCall(string Item, IReadOnlyList<string> Subjects, long Began, long Ended);
