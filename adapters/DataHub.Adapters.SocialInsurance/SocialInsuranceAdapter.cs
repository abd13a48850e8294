using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>Social insurance (社会保险): a static token, XML in GB18030, errors within HTTP 200.</summary>
internal sealed class SocialInsuranceAdapter(Endpoints<ISocialInsuranceApi, SocialInsuranceOptions> endpoints)
    : SourceAdapter<ISocialInsuranceApi, SocialInsuranceOptions>(endpoints)
{
    private const string XmlFormat = "xml";

    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.SocialInsurance,
        Title = new Text("社会保险", "Social insurance"),
        Department = new Text("人社", "Human resources and social security"),
        Interface = ISocialInsuranceApi.Path,
        Version = "1",
    };

    protected override async ValueTask<Fetched> AskAsync(Attempt<ISocialInsuranceApi, SocialInsuranceOptions> attempt, PullQuestion question, CancellationToken cancellationToken)
    {
        if (InsurancePeriod.Of(question) is not { } period)
        {
            return Fetched.Failed(InsurancePeriod.Unfit);
        }

        HttpContent request;
        try
        {
            request = InsuranceRequest.Of(question.Subject, period);
        }
        catch (ArgumentException)
        {
            return Fetched.Failed(ErrorClass.Rejected, "unwritable-name", "the name holds a character that XML in GB18030 cannot carry; correct the name");
        }

        using (request)
        {
            var answer = await attempt.SendAsync((api, token) => api.AskAsync(request, attempt.Options.Token, token), cancellationToken).ConfigureAwait(false);
            return Judge(answer, attempt.Codes) is { } failure ? Fetched.Failed(failure) : Fetched.Answered(XmlFormat, answer.Body);
        }
    }

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        InsurancePeriod.Of(question) is { } period
            ? SocialInsuranceMapping.Map(question.Subject, period, raw.Parts[0])
            : PullAnswer.Failed(InsurancePeriod.Unfit);

    private static PullFailure? Judge(HttpAnswer answer, CodeTable codes)
    {
        if (answer.Refusal(codes) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var head = InsuranceHead.Read(WireXml.Read(answer.Body));
            return head switch
            {
                { Code: InsuranceHead.Answered or InsuranceHead.NoSuchPerson } => null,
                // A message of no table is not repeated: it may name the person. It is drift, unless configuration gives -1 a class.
                { Code: InsuranceHead.Error } => codes.Failure(codes[head.Message] is null ? InsuranceHead.Error : head.Message, "message"),
                _ => codes.Failure(head.Code, "appcode"),
            };
        }
        catch (DriftException drift)
        {
            return drift.ToFailure();
        }
    }
}
