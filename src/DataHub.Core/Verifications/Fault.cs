namespace DataHub.Core.Verifications;

/// <summary>Why a worker could not go on with a verification: a code for operators, never data. Kept with it until a worker could.</summary>
public enum Fault
{
    /// <summary>A stored value does not open: it was altered, cut off or moved.</summary>
    Altered,

    /// <summary>A stored value was closed under a key that is not in the key ring.</summary>
    KeyMissing,

    /// <summary>A stored value opens, and this program does not understand it: another version wrote it.</summary>
    Unreadable,

    /// <summary>The work is there, and what came in is not.</summary>
    Incomplete,

    /// <summary>The database was away for too long to store what the sources answered.</summary>
    NotStored,

    /// <summary>The advance itself failed: a fault of the hub.</summary>
    Advance,
}

/// <summary>A stored verification cannot be read, and so neither shown nor gone on with.</summary>
public sealed class UnreadableVerificationException(Guid id, Fault fault, Exception? innerException = null)
    : Exception($"the stored verification {id} cannot be read", innerException)
{
    public Fault Fault => fault;
}
