namespace DataHub.Mocks.Bureau.Population.Families;

/// <summary>Fixed names of a family that people talk about.</summary>
internal sealed record Cast(string Child, bool Boy, string Father, string Mother);
