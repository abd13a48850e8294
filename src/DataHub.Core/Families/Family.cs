using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Families;

/// <summary>How a guardian stands to the child.</summary>
[JsonConverter(typeof(KebabEnumConverter<Relation>))]
public enum Relation
{
    Father,
    Mother,
    Grandparent,
    /// <summary>Can be named, but parentage of such a person is always a matter for review.</summary>
    Other,
}

public sealed record Guardian
{
    public required Relation Relation { get; init; }
    public required Person Person { get; init; }

    /// <summary>Father or mother: the guardians that the rules call <em>parents</em>.</summary>
    [JsonIgnore]
    public bool IsParent => Relation is Relation.Father or Relation.Mother;
}

/// <summary>What the parent may add so that a source can be asked more precisely; all optional.</summary>
public sealed record Hints
{
    public static Hints None { get; } = new();

    public string? BirthCertificateNumber { get; init; }
    public string? PropertyTitleNumber { get; init; }
    public string? PresaleContractNumber { get; init; }
    public string? CreditCode { get; init; }

    /// <summary>The mother, when she is no guardian: a birth certificate is asked for under her name and number.</summary>
    public Person? Mother { get; init; }

    public override string ToString() => nameof(Hints);
}

/// <summary>One child and one to four guardians.</summary>
public sealed record Family
{
    public required Person Child { get; init; }
    public required IReadOnlyList<Guardian> Guardians { get; init; }
    public Hints Hints { get; init; } = Hints.None;

    /// <returns>The person in that role, or null when the family has none such.</returns>
    public Person? this[Role role] =>
        role == Role.Child ? Child
        : role == Role.HintedMother ? Hints.Mother
        : role.GuardianIndex < Guardians.Count ? Guardians[role.GuardianIndex].Person
        : null;
}
