using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>A subject with something changed, for tests of the SDK itself.</summary>
public abstract class DelegatedSubject(ConformanceSubject inner) : ConformanceSubject
{
    public override ItemId Item => inner.Item;
    public override IReadOnlyDictionary<string, string?> Settings => inner.Settings;
    public override PullQuestion Question => inner.Question;
    public override string Sample => inner.Sample;
    public override IReadOnlyList<SourceRecord> Expected => inner.Expected;
    public override string WrongPerson => inner.WrongPerson;
    public override IReadOnlyList<string> NoRecord => inner.NoRecord;
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => inner.Mismatches;
    public override IReadOnlyList<Refusal> Refusals => inner.Refusals;
    public override void Register(IServiceCollection services, IConfiguration configuration) => inner.Register(services, configuration);
    public override CannedAnswer? Session(CannedRequest request) => inner.Session(request);
    public override CannedAnswer Wrap(string document, CannedRequest request) => inner.Wrap(document, request);
}
