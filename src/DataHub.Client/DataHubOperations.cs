using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;

namespace DataHub.Client;

/// <inheritdoc cref="IDataHubOperations"/>
internal sealed class DataHubOperations(IOperationsApi api) : IDataHubOperations
{
    public Task<PullListResponse> ListPullsAsync(PullFilter filter, string? cursor, int? limit, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListPullsAsync(new PullQuery(filter) { Cursor = cursor, Limit = limit }, cancellationToken), ContractsJson.Wire.PullListResponse, cancellationToken);

    public Task<PullDetail> GetPullAsync(Guid id, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GetPullAsync(id, cancellationToken), ContractsJson.Wire.PullDetail, cancellationToken);

    public Task<PullGroupsResponse> GroupPullsAsync(PullFilter? filter, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GroupPullsAsync(new PullQuery(filter ?? new PullFilter()), cancellationToken), ContractsJson.Wire.PullGroupsResponse, cancellationToken);

    public Task<PullDetail> DiscardPullAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.DiscardPullAsync(id, new DiscardRequest { Reason = reason }, cancellationToken), ContractsJson.Wire.PullDetail, cancellationToken);

    public Task<ReplayPlan> PlanReplayAsync(ReplayRequest request, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.PostReplayAsync(request with { DryRun = true }, cancellationToken), ContractsJson.Wire.ReplayPlan, cancellationToken);

    public Task<ReplayResponse> StartReplayAsync(ReplayRequest request, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.PostReplayAsync(request with { DryRun = false }, cancellationToken), ContractsJson.Wire.ReplayResponse, cancellationToken);

    public Task<ReplayListResponse> ListReplaysAsync(string? cursor, int? limit, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListReplaysAsync(cursor, limit, cancellationToken), ContractsJson.Wire.ReplayListResponse, cancellationToken);

    public Task<ReplayResponse> GetReplayAsync(Guid id, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.GetReplayAsync(id, cancellationToken), ContractsJson.Wire.ReplayResponse, cancellationToken);

    public Task<ReplayResponse> PauseReplayAsync(Guid id, CancellationToken cancellationToken) => MoveAsync(id, "pause", cancellationToken);

    public Task<ReplayResponse> ResumeReplayAsync(Guid id, CancellationToken cancellationToken) => MoveAsync(id, "resume", cancellationToken);

    public Task<ReplayResponse> CancelReplayAsync(Guid id, CancellationToken cancellationToken) => MoveAsync(id, "cancel", cancellationToken);

    public Task<OpsSourceListResponse> ListSourcesAsync(CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ListSourcesAsync(cancellationToken), ContractsJson.Wire.OpsSourceListResponse, cancellationToken);

    public Task<OpsSource> PauseSourceAsync(string item, string reason, CancellationToken cancellationToken) => ControlAsync(item, "pause", reason, cancellationToken);

    public Task<OpsSource> ResumeSourceAsync(string item, string reason, CancellationToken cancellationToken) => ControlAsync(item, "resume", reason, cancellationToken);

    public Task<ProbeResponse> ProbeSourceAsync(string item, string reason, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ControlSourceAsync(item, "probe", new SourceControlRequest { Reason = reason }, cancellationToken), ContractsJson.Wire.ProbeResponse, cancellationToken);

    public Task<OpsSource> PlanMaintenanceAsync(string item, MaintenanceRequest request, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.PlanMaintenanceAsync(item, request, cancellationToken), ContractsJson.Wire.OpsSource, cancellationToken);

    public async Task CancelMaintenanceAsync(string item, Guid id, CancellationToken cancellationToken)
    {
        using var response = await api.CancelMaintenanceAsync(item, id, cancellationToken).ConfigureAwait(false);
        await Answer.RequireSuccessAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private Task<ReplayResponse> MoveAsync(Guid id, string action, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.MoveReplayAsync(id, action, cancellationToken), ContractsJson.Wire.ReplayResponse, cancellationToken);

    private Task<OpsSource> ControlAsync(string item, string action, string reason, CancellationToken cancellationToken) =>
        Answer.ReadAsync(api.ControlSourceAsync(item, action, new SourceControlRequest { Reason = reason }, cancellationToken), ContractsJson.Wire.OpsSource, cancellationToken);
}
