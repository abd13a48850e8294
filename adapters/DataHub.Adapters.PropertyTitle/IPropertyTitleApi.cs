using Refit;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>Handbook 3: the titles of one owner, or one title, page by page.</summary>
internal interface IPropertyTitleApi
{
    [Post("/natural/oauth/token")]
    Task<HttpResponseMessage> TokenAsync([Body] HttpContent form, CancellationToken cancellationToken);

    [Post("/natural/api/v2/rights/query")]
    Task<HttpResponseMessage> QueryAsync([Body] TitleQuery query, [Header("Authorization")] string authorization, CancellationToken cancellationToken);
}
