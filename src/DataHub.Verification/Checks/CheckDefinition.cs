using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A check as the catalogue lists it: everything that is known of it without a policy.</summary>
/// <param name="Name">As policies write it, <c>subject.property</c>.</param>
/// <param name="Judges">Items whose records it can be put to; empty when it judges pulls of its own beside whatever record.</param>
/// <param name="Bind">Makes the check with its parameters; errors are told to the parameters, all of them.</param>
internal sealed record CheckDefinition(string Name, CheckKind Kind, IReadOnlyList<DataItem> Judges, Func<CheckParameters, Check> Bind)
{
    /// <summary>Every reason code of its own (those of a missing answer are common: <see cref="CommonReasons"/>).</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Codes of its counterfactuals.</summary>
    public IReadOnlyList<string> Counterfactuals { get; init; } = [];

    /// <summary>Answers that it reads beside the record under judgement: an eager plan asks for them at once.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];
}

/// <summary>An item that a check reads, of these people.</summary>
internal readonly record struct Need(DataItem Item, Who Who);

/// <summary>People by what they are to the child.</summary>
internal enum Who
{
    Child,
    Parents,
    Grandparents,

    /// <summary>The child and its parents.</summary>
    Family,

    /// <summary>The guardians that could serve: parents, and grandparents where the alternative lets them.</summary>
    Guardians,
}
