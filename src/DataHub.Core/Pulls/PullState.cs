using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Pulls;

/// <summary>Where a pull stands. The first two are open, the rest are ends; a failed pull with a next attempt is open too.</summary>
[JsonConverter(typeof(KebabEnumConverter<PullState>))]
public enum PullState
{
    /// <summary>To be asked as soon as a worker takes it.</summary>
    Due,
    /// <summary>The source works on it (a ticket); carried on at the next attempt time.</summary>
    Waiting,
    Record,
    NoRecord,
    NotCovered,
    /// <summary>The source knows the id number under another name: a person must look.</summary>
    Mismatch,
    Failed,
    /// <summary>Given up by an operator; the verdict treats it as not available.</summary>
    Discarded,
}
