namespace DataHub.Mocks.Bureau.Faults;

/// <summary>The ways in which an interface can misbehave.</summary>
public enum FaultKind
{
    /// <summary>A right answer, later by <see cref="Fault.Delay"/>.</summary>
    Slow,
    /// <summary>In maintenance, until <see cref="Fault.Until"/> or until cleared.</summary>
    Outage,
    /// <summary>Refuses with <see cref="Fault.Code"/>.</summary>
    Code,
    /// <summary>A body that is neither JSON nor XML.</summary>
    Malformed,
    /// <summary>A body that ends halfway.</summary>
    Truncated,
    /// <summary>A right answer padded to more than 1 MB.</summary>
    Oversized,
    /// <summary>The record of someone else (or of another document).</summary>
    WrongPerson,
    /// <summary>A wrongly signed answer: birth certificates only, no other item signs its answers.</summary>
    WrongSign,
    /// <summary><see cref="Fault.Field"/> is missing.</summary>
    MissingField,
    /// <summary><see cref="Fault.Field"/> holds a value of another type.</summary>
    RetypedField,
    /// <summary>A field that the handbook does not know.</summary>
    ExtraField,
    /// <summary>The connection is dropped without an answer.</summary>
    Reset,
}
