using DataHub.Contracts.Operations;

namespace DataHub.Client;

/// <summary>The DataHub API for operators: failed pulls, replays, sources. Every refusal is a <see cref="DataHubProblemException"/>.</summary>
public interface IDataHubOperations
{
    /// <summary>One page, newest first.</summary>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="limit">1 to 200; 50 when null.</param>
    Task<PullListResponse> ListPullsAsync(PullFilter filter, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>A pull with every attempt.</summary>
    Task<PullDetail> GetPullAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Failed pulls counted by item, class, code and message; all unless narrowed.</summary>
    Task<PullGroupsResponse> GroupPullsAsync(PullFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a pull up: its verdict treats it as not available.</summary>
    Task<PullDetail> DiscardPullAsync(Guid id, string reason, CancellationToken cancellationToken = default);

    /// <summary>What a replay would do; changes nothing.</summary>
    Task<ReplayPlan> PlanReplayAsync(ReplayRequest request, CancellationToken cancellationToken = default);

    /// <summary>Freezes the selection and begins.</summary>
    Task<ReplayResponse> StartReplayAsync(ReplayRequest request, CancellationToken cancellationToken = default);

    /// <summary>One page, newest first.</summary>
    Task<ReplayListResponse> ListReplaysAsync(string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);

    Task<ReplayResponse> GetReplayAsync(Guid id, CancellationToken cancellationToken = default);

    Task<ReplayResponse> PauseReplayAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a paused replay, or with one that stopped itself.</summary>
    Task<ReplayResponse> ResumeReplayAsync(Guid id, CancellationToken cancellationToken = default);

    Task<ReplayResponse> CancelReplayAsync(Guid id, CancellationToken cancellationToken = default);

    Task<OpsSourceListResponse> ListSourcesAsync(CancellationToken cancellationToken = default);

    /// <summary>The source is not called until it is resumed.</summary>
    Task<OpsSource> PauseSourceAsync(string item, string reason, CancellationToken cancellationToken = default);

    Task<OpsSource> ResumeSourceAsync(string item, string reason, CancellationToken cancellationToken = default);

    /// <summary>One real call with a test identity.</summary>
    Task<ProbeResponse> ProbeSourceAsync(string item, string reason, CancellationToken cancellationToken = default);

    /// <summary>Between its times the source is not called, and parents are told until when.</summary>
    Task<OpsSource> PlanMaintenanceAsync(string item, MaintenanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a planned maintenance back, or ends one that is on.</summary>
    Task CancelMaintenanceAsync(string item, Guid id, CancellationToken cancellationToken = default);
}
