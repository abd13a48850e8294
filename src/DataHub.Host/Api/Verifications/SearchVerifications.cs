using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Json;
using DataHub.Contracts.Verifications;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Delivering;

namespace DataHub.Host.Api.Verifications;

/// <summary><c>POST /v1/verifications/search</c>: filters in the body, since an id number does not belong into an address.</summary>
internal sealed class SearchVerifications(VerificationReader reader)
{
    private static readonly JsonTypeInfo<SearchRequest> RequestType = (JsonTypeInfo<SearchRequest>)ContractsJson.Requests.GetTypeInfo(typeof(SearchRequest));

    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (request, _, refused) = await RequestBody.ReadAsync(context.Request, RequestBody.FamilyLimit, RequestType, cancellationToken);
        if (request is null)
        {
            return refused!;
        }

        var errors = new FieldErrors();
        var query = Read(request, context.Request.Query["cursor"], errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        SearchPage page;
        try
        {
            page = await reader.SearchAsync(query, context.Caller().Divisions, cancellationToken);
        }
        catch (FormatException)
        {
            errors.Add("/cursor", "is no cursor of this hub: start again without one");
            return errors.ToProblem();
        }

        if (page.NextCursor is { } next)
        {
            context.Response.Headers.Link = $"</v1/verifications/search?cursor={Uri.EscapeDataString(next)}>; rel=\"next\"";
        }

        return new JsonAnswer<SearchResponse>(new SearchResponse([.. page.Items.Select(Summary)], page.NextCursor), ContractsJson.Default.SearchResponse);
    }

    private static VerificationQuery Read(SearchRequest request, string? cursorOfLink, FieldErrors errors)
    {
        Outcome? outcome = null;
        if (request.Outcome is { } name)
        {
            if (EnumNames<Outcome>.TryParse(name, out var known))
            {
                outcome = known;
            }
            else
            {
                errors.Add("/outcome", $"must be one of {string.Join(", ", EnumNames<Outcome>.All)}");
            }
        }

        if (request.Limit is < 1 or > 200)
        {
            errors.Add("/limit", "must be 1 to 200");
        }

        if (request.Division is { } division && Divisions.Find(division) is not { IsCounty: true })
        {
            errors.Add("/division", "must be the six-digit code of a county, district or county-level city of Shandong (GB/T 2260)");
        }

        if (request.From >= request.To)
        {
            errors.Add("/from", "must be before 'to'");
        }

        return new VerificationQuery
        {
            ExternalId = request.ExternalId,
            // Whatever its type, a number is normalised as the family's was; only a resident id has 15 digits to upgrade.
            ChildIdNumber = request.ChildIdNumber is { Length: > 0 } number ? IdDocument.Normalize(IdType.ResidentId, number) : null,
            Outcome = outcome,
            Group = request.Group,
            Source = request.Source,
            Division = request.Division,
            Year = request.Year,
            From = request.From,
            To = request.To,
            Cursor = request.Cursor ?? cursorOfLink,
            Limit = request.Limit ?? 50,
        };
    }

    private static VerificationSummaryBody Summary(VerificationSummary s) => new(
        s.Id, s.Revision, s.PolicyKey.Division, s.PolicyKey.Year, EnumNames<Stage>.Of(s.PolicyKey.Stage), s.ExternalId,
        EnumNames<Outcome>.Of(s.Outcome ?? Outcome.Pending), s.Group, s.Final, s.CreatedAt, s.DecidedAt);
}
