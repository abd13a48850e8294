namespace DataHub.Core.Identifiers;

/// <summary>How two written names compare.</summary>
public enum NameMatch
{
    Same,

    /// <summary>Equal only after folding known character variants (國 and 国): a person must look.</summary>
    Variant,

    /// <summary>A private-use or lost character: no machine can tell.</summary>
    Unreadable,
    Different,
}
