namespace DataHub.Contracts.Problems;

/// <summary>Values of a problem's <c>code</c>: stable, never renamed.</summary>
public static class ErrorCodes
{
    /// <summary>400: not JSON, an unknown or doubled field, or a value of the wrong type.</summary>
    public const string MalformedRequest = "malformed-request";
    /// <summary>400: fields break a rule; all of them are in <c>errors</c>.</summary>
    public const string ValidationFailed = "validation-failed";
    /// <summary>400: <c>Idempotency-Key</c> is missing, or not 1 to 200 visible ASCII characters.</summary>
    public const string IdempotencyKeyRequired = "idempotency-key-required";
    /// <summary>401: no credential, or one that the hub does not know.</summary>
    public const string Unauthenticated = "unauthenticated";
    /// <summary>401: the API key or token has expired.</summary>
    public const string CredentialExpired = "credential-expired";
    /// <summary>401: the API key was revoked.</summary>
    public const string CredentialRevoked = "credential-revoked";
    /// <summary>403: the credential lacks the scope of the call.</summary>
    public const string ScopeMissing = "scope-missing";
    /// <summary>403: the credential is bound to other divisions.</summary>
    public const string DivisionNotAllowed = "division-not-allowed";
    /// <summary>403: the guardian's consent does not stand; nothing was pulled or stored.</summary>
    public const string ConsentInvalid = "consent-invalid";
    /// <summary>404: no such object, or it belongs to another division.</summary>
    public const string NotFound = "not-found";
    /// <summary>404: no policy for this division, year and stage.</summary>
    public const string PolicyNotFound = "policy-not-found";
    /// <summary>405.</summary>
    public const string MethodNotAllowed = "method-not-allowed";
    /// <summary>409: another worker has the verification at the moment: repeat after <c>Retry-After</c> seconds.</summary>
    public const string VerificationBusy = "verification-busy";
    /// <summary>409: the pull is answered or given up already.</summary>
    public const string PullNotOpen = "pull-not-open";
    /// <summary>409: the replay is in no state for that; read it again.</summary>
    public const string ReplayState = "replay-state";
    /// <summary>409: the batch is in no state for that; read it again.</summary>
    public const string BatchState = "batch-state";
    /// <summary>409: another upload under the same idempotency key is under way.</summary>
    public const string BatchReceiving = "batch-receiving";
    /// <summary>409: no pull is left to select; the detail says why.</summary>
    public const string NothingToReplay = "nothing-to-replay";
    /// <summary>409: operators keep an item of the selection from being called (paused, or a planned maintenance); <c>errors</c> names each and what to do.</summary>
    public const string SourcePaused = "source-paused";
    /// <summary>409: no test identity is configured for the item, so it cannot be probed.</summary>
    public const string ProbeNotConfigured = "probe-not-configured";
    /// <summary>412: <c>If-Match</c> names another version than the latest.</summary>
    public const string PreconditionFailed = "precondition-failed";
    /// <summary>413: the body is larger than the call takes.</summary>
    public const string BodyTooLarge = "body-too-large";
    /// <summary>415: the body is of another type than the call takes: <c>application/json</c>, for batches NDJSON or CSV.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";
    /// <summary>422: the idempotency key was used with another body.</summary>
    public const string IdempotencyMismatch = "idempotency-mismatch";
    /// <summary>422: more pulls match than one replay may have; narrow the filter.</summary>
    public const string SelectionTooLarge = "selection-too-large";
    /// <summary>422: the policy breaks rules; all of them are in <c>errors</c>.</summary>
    public const string PolicyInvalid = "policy-invalid";
    /// <summary>428: <c>If-Match</c> (or <c>If-None-Match: *</c>) is required.</summary>
    public const string PreconditionRequired = "precondition-required";
    /// <summary>429: too many calls by this client; wait for <c>Retry-After</c> seconds.</summary>
    public const string RateLimited = "rate-limited";
    /// <summary>500: a fault of the hub; quote the trace id.</summary>
    public const string InternalError = "internal-error";
    /// <summary>503: the hub cannot serve for now (its database is away, or it is stopping).</summary>
    public const string ServiceUnavailable = "service-unavailable";
}
