namespace DataHub.Host.Policies;

/// <summary>Section <c>Policies</c>.</summary>
public sealed class PolicyOptions
{
    public const string Section = "Policies";

    /// <summary>Policies that are put into a database which has none for their county, year and stage. Relative to the program; empty: none.</summary>
    public string? Folder { get; set; }
}
