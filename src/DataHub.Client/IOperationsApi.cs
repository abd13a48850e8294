using DataHub.Contracts.Operations;
using Refit;

namespace DataHub.Client;

/// <summary>The operators' calls as they are on the wire; callers use <see cref="IDataHubOperations"/>.</summary>
internal interface IOperationsApi
{
    [Get("/ops/v1/pulls")]
    Task<HttpResponseMessage> ListPullsAsync([Query] PullQuery query, CancellationToken cancellationToken);

    [Get("/ops/v1/pulls/{id}")]
    Task<HttpResponseMessage> GetPullAsync(Guid id, CancellationToken cancellationToken);

    [Get("/ops/v1/pulls/groups")]
    Task<HttpResponseMessage> GroupPullsAsync([Query] PullQuery query, CancellationToken cancellationToken);

    [Post("/ops/v1/pulls/{id}/discard")]
    Task<HttpResponseMessage> DiscardPullAsync(Guid id, [Body] DiscardRequest request, CancellationToken cancellationToken);

    [Post("/ops/v1/replays")]
    Task<HttpResponseMessage> PostReplayAsync([Body] ReplayRequest request, CancellationToken cancellationToken);

    [Get("/ops/v1/replays")]
    Task<HttpResponseMessage> ListReplaysAsync(string? cursor, int? limit, CancellationToken cancellationToken);

    [Get("/ops/v1/replays/{id}")]
    Task<HttpResponseMessage> GetReplayAsync(Guid id, CancellationToken cancellationToken);

    [Post("/ops/v1/replays/{id}/{action}")]
    Task<HttpResponseMessage> MoveReplayAsync(Guid id, string action, CancellationToken cancellationToken);

    [Get("/ops/v1/sources")]
    Task<HttpResponseMessage> ListSourcesAsync(CancellationToken cancellationToken);

    [Post("/ops/v1/sources/{item}/{action}")]
    Task<HttpResponseMessage> ControlSourceAsync(string item, string action, [Body] SourceControlRequest request, CancellationToken cancellationToken);

    [Post("/ops/v1/sources/{item}/maintenance")]
    Task<HttpResponseMessage> PlanMaintenanceAsync(string item, [Body] MaintenanceRequest request, CancellationToken cancellationToken);

    [Delete("/ops/v1/sources/{item}/maintenance/{id}")]
    Task<HttpResponseMessage> CancelMaintenanceAsync(string item, Guid id, CancellationToken cancellationToken);
}
