namespace DataHub.Client;

/// <summary>A stored policy.</summary>
/// <param name="Json">The document as it was put.</param>
public sealed record PolicyDocument(int Version, string Json);
