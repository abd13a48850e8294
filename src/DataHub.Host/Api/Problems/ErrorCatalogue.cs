using System.Collections.Frozen;
using DataHub.Contracts.Problems;

namespace DataHub.Host.Api.Problems;

/// <summary>Status and title of each error code.</summary>
internal static class ErrorCatalogue
{
    private static readonly FrozenDictionary<string, (int Status, string Title)> Known = new Dictionary<string, (int, string)>
    {
        [ErrorCodes.MalformedRequest] = (400, "The request body cannot be read"),
        [ErrorCodes.ValidationFailed] = (400, "The request has invalid fields"),
        [ErrorCodes.IdempotencyKeyRequired] = (400, "An Idempotency-Key is required"),
        [ErrorCodes.Unauthenticated] = (401, "A valid credential is required"),
        [ErrorCodes.CredentialExpired] = (401, "The credential has expired"),
        [ErrorCodes.CredentialRevoked] = (401, "The credential was revoked"),
        [ErrorCodes.ScopeMissing] = (403, "The credential lacks a scope"),
        [ErrorCodes.DivisionNotAllowed] = (403, "The credential is bound to other divisions"),
        [ErrorCodes.ConsentInvalid] = (403, "The guardian's consent does not stand"),
        [ErrorCodes.NotFound] = (404, "Not found"),
        [ErrorCodes.PolicyNotFound] = (404, "There is no such policy"),
        [ErrorCodes.MethodNotAllowed] = (405, "Method not allowed"),
        [ErrorCodes.PreconditionFailed] = (412, "Another version is the latest"),
        [ErrorCodes.BodyTooLarge] = (413, "The request body is too large"),
        [ErrorCodes.UnsupportedMediaType] = (415, "The body is of another type than the call takes"),
        [ErrorCodes.VerificationBusy] = (409, "The verification is being worked on"),
        [ErrorCodes.PullNotOpen] = (409, "The pull is not open any more"),
        [ErrorCodes.ReplayState] = (409, "The replay is in another state"),
        [ErrorCodes.BatchState] = (409, "The batch is in another state"),
        [ErrorCodes.BatchReceiving] = (409, "The batch is being received"),
        [ErrorCodes.NothingToReplay] = (409, "There is nothing to replay"),
        [ErrorCodes.SourcePaused] = (409, "A source of the selection is paused"),
        [ErrorCodes.SelectionTooLarge] = (422, "The selection is too large"),
        [ErrorCodes.ProbeNotConfigured] = (409, "No test identity is configured"),
        [ErrorCodes.IdempotencyMismatch] = (422, "The Idempotency-Key was used with another body"),
        [ErrorCodes.PolicyInvalid] = (422, "The policy breaks rules"),
        [ErrorCodes.PreconditionRequired] = (428, "A precondition is required"),
        [ErrorCodes.RateLimited] = (429, "Too many requests"),
        [ErrorCodes.InternalError] = (500, "The hub failed"),
        [ErrorCodes.ServiceUnavailable] = (503, "The hub cannot serve for now"),
    }.ToFrozenDictionary();

    public static IReadOnlyCollection<string> Codes => Known.Keys;

    public static (int Status, string Title) Of(string code) => Known[code];

    /// <summary>The code for an answer that some middleware gave with a bare status.</summary>
    public static string ForStatus(int status) => status switch
    {
        401 => ErrorCodes.Unauthenticated,
        403 => ErrorCodes.ScopeMissing,
        404 => ErrorCodes.NotFound,
        405 => ErrorCodes.MethodNotAllowed,
        413 => ErrorCodes.BodyTooLarge,
        415 => ErrorCodes.UnsupportedMediaType,
        429 => ErrorCodes.RateLimited,
        503 => ErrorCodes.ServiceUnavailable,
        >= 500 => ErrorCodes.InternalError,
        _ => ErrorCodes.MalformedRequest,
    };

    /// <summary>What to do about an answer that some middleware gave with a bare status; null where its title says it.</summary>
    public static string? CureForStatus(int status) =>
        status == 415 ? "Send the Content-Type that the call takes: application/json; for a batch application/x-ndjson or text/csv." : null;
}
