using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Pulls;

/// <summary>Why a pull failed, as the operator must react to it (handbook section 8).</summary>
[JsonConverter(typeof(KebabEnumConverter<ErrorClass>))]
public enum ErrorClass
{
    /// <summary>Retried with backoff.</summary>
    Transient,
    /// <summary>Quota: retried when the source says.</summary>
    Throttled,
    /// <summary>Maintenance or down: retried when the source says.</summary>
    Outage,
    Authorisation,
    Configuration,
    /// <summary>The source refused the question: never retried unchanged.</summary>
    Rejected,
    /// <summary>The answer does not fit the interface.</summary>
    Drift,
    /// <summary>Bad signature or another person's record: never data.</summary>
    Integrity,
}

public static class ErrorClasses
{
    /// <summary>Only these are asked again without a person.</summary>
    public static bool IsRetryable(this ErrorClass value) => value is ErrorClass.Transient or ErrorClass.Throttled or ErrorClass.Outage;
}
