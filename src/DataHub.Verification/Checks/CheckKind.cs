namespace DataHub.Verification.Checks;

internal enum CheckKind
{
    /// <summary>Says which records count; one that does not is no evidence (<c>absent</c>), never a contradiction.</summary>
    Selector,

    /// <summary>A record that counts and breaks it is a contradiction (<c>fail</c>).</summary>
    Rule,

    /// <summary>Asks other pulls than the record's own; like a rule, it counts only beside a record that was selected.</summary>
    Condition,
}
