using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.HouseholdRegistration;

/// <summary>Household registration (户籍): singly, or a family's wave in one call.</summary>
internal sealed class HouseholdRegistrationAdapter(
    Endpoints<IHouseholdRegistrationApi, HouseholdRegistrationOptions> endpoints, GatewayCaller gateway)
    : SourceAdapter<IHouseholdRegistrationApi, HouseholdRegistrationOptions>(endpoints), IBatchAdapter
{
    /// <summary>Raw part cut from a batch answer: one person's row, or <c>{}</c> for a person that the list leaves out.</summary>
    private const string RowFormat = "row";

    private static readonly ReadOnlyMemory<byte> NotFound = "{}"u8.ToArray();

    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.HouseholdRegistration,
        Title = new Text("户籍", "Household registration"),
        Department = new Text("公安", "Public security"),
        Interface = endpoints.Default.Options.Rid,
        Version = "1",
    };

    public int MaxBatch => 100;

    public async ValueTask<IReadOnlyList<Fetched>> FetchManyAsync(
        IReadOnlyList<PullQuestion> questions, PullContext context, CancellationToken cancellationToken)
    {
        var covered = questions.Where(IsCovered).ToList();
        if (covered.Count < 2 || OptionsFor(context.Division).BatchRid.Length == 0)
        {
            return await Task.WhenAll(questions.Select(q => FetchAsync(q, context, cancellationToken).AsTask())).ConfigureAwait(false);
        }

        var query = new HouseholdBatchQuery(covered.ConvertAll(Query));
        var fetched = await RunAsync(context.Division, context, (gateway, query),
            static (call, attempt, token) => call.gateway.CallAsync(attempt, attempt.Options.BatchRid, call.query, token), cancellationToken, covered.Count).ConfigureAwait(false);
        return fetched.Raw is { } raw ? Cut(questions, raw) : [.. questions.Select(q => IsCovered(q) ? fetched : NotAsked)];
    }

    protected override ValueTask<Fetched> AskAsync(Attempt<IHouseholdRegistrationApi, HouseholdRegistrationOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        gateway.CallAsync(attempt, attempt.Options.Rid, Query(question), cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        HouseholdRegistrationMapping.Map(question.Subject, raw.Format == RowFormat ? raw.Parts[0] : GatewayEnvelope.Read(raw.Parts[0]).Json());

    private static HouseholdQuery Query(PullQuestion question) => new(question.Subject.IdNumber, question.Subject.Name);

    /// <summary>Each person's own row is that person's raw answer: nobody's record is kept with another's.</summary>
    private IReadOnlyList<Fetched> Cut(IReadOnlyList<PullQuestion> questions, RawAnswer raw)
    {
        try
        {
            var rows = HouseholdRows.Cut(GatewayEnvelope.Read(raw.Parts[0]).Json());
            if (rows.Find(row => !questions.Any(q => IdDocument.SameNumber(q.Subject.IdNumber, row.IdNumber))) is { } stranger)
            {
                var wrong = Fetched.Failed(new PullFailure(
                    ErrorClass.Integrity, "wrong-person", "the list holds a person that was not asked for; it is not used, take it up with the department", Field: $"data[{rows.IndexOf(stranger)}].GMSFHM"));
                return [.. questions.Select(q => IsCovered(q) ? wrong : NotAsked)];
            }

            return
            [
                .. questions.Select(q => !IsCovered(q)
                    ? NotAsked
                    : Fetched.Answered(RowFormat, rows.Find(row => IdDocument.SameNumber(q.Subject.IdNumber, row.IdNumber))?.Json ?? NotFound)),
            ];
        }
        catch (DriftException drift)
        {
            var failed = Fetched.Failed(drift.ToFailure());
            return [.. questions.Select(q => IsCovered(q) ? failed : NotAsked)];
        }
    }
}
