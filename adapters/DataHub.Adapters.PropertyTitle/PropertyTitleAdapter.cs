using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.OAuth;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>Real-estate titles (不动产权) of an owner, or one by its number; every page is a part of the raw answer.</summary>
internal sealed class PropertyTitleAdapter(Endpoints<IPropertyTitleApi, PropertyTitleOptions> endpoints, OAuthCaller caller, TimeProvider time)
    : SourceAdapter<IPropertyTitleApi, PropertyTitleOptions>(endpoints)
{
    private const string Format = "pages";
    private const string Locked = "http-423";

    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.PropertyTitle,
        Title = new Text("不动产权", "Property title"),
        Department = new Text("自然资源", "Natural resources"),
        Interface = "/natural/api/v2/rights/query",
        Version = "1",
    };

    protected override async ValueTask<Fetched> AskAsync(Attempt<IPropertyTitleApi, PropertyTitleOptions> attempt, PullQuestion question, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> pages = [];
        while (true)
        {
            var query = Query(question, pages.Count + 1, attempt.Options.PageSize);
            var answer = await caller.CallAsync(attempt.Options, attempt.Codes,
                (form, token) => attempt.SendUncountedAsync((api, ended) => api.TokenAsync(form, ended), token),
                (authorization, token) => attempt.SendAsync((api, ended) => api.QueryAsync(query, authorization, ended), token), cancellationToken).ConfigureAwait(false);
            if (Transport(answer, attempt) is { } failure)
            {
                return Fetched.Failed(failure);
            }

            // A page that cannot be read is handed on as it came: reading it says what is wrong.
            var head = WireJson.TryRead(answer.Body, TitleWire.Default.TitlePageHead);
            if (head is not null && !TitleStatus.IsAnswer(head.Status))
            {
                return Fetched.Failed(attempt.Codes.Failure(head.Status, "status"));
            }

            pages.Add(answer.Body);
            if (head?.HasMoreThan(pages.Count) != true || pages.Count >= attempt.Options.MaxPages)
            {
                return Fetched.Answered(new RawAnswer(Format, pages));
            }
        }
    }

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) => PropertyTitleMapping.Map(question, raw.Parts);

    private static TitleQuery Query(PullQuestion question, int page, int size) => new()
    {
        TitleNumber = question.Number,
        OwnerName = question.Number is null ? question.Subject.Name : null,
        OwnerIdNumber = question.Subject.IdNumber,
        Division = question.Division,
        Page = page,
        Size = size,
    };

    /// <summary>Maintenance says that it is, not how long; the handbook does.</summary>
    private PullFailure? Transport(HttpAnswer answer, Attempt<IPropertyTitleApi, PropertyTitleOptions> attempt)
    {
        var failure = answer.Refusal(attempt.Codes);
        return failure is { Code: Locked, NotBefore: null } ? failure with { NotBefore = attempt.Options.MaintenanceEnd(time.GetUtcNow()) } : failure;
    }
}
