using System.Globalization;
using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>Birth certificate (出生医学证明): signed and encrypted both ways. The raw answer that is kept is the decrypted one.</summary>
internal sealed class BirthCertificateAdapter(Endpoints<IBirthCertificateApi, BirthCertificateOptions> endpoints, TimeProvider time)
    : SourceAdapter<IBirthCertificateApi, BirthCertificateOptions>(endpoints)
{
    private const string InnerFormat = "inner";

    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.BirthCertificate,
        Title = new Text("出生医学证明", "Birth certificate"),
        Department = new Text("卫健", "Health"),
        Interface = IBirthCertificateApi.Path,
        Version = "1",
    };

    protected override async ValueTask<Fetched> AskAsync(Attempt<IBirthCertificateApi, BirthCertificateOptions> attempt, PullQuestion question, CancellationToken cancellationToken)
    {
        if (BirthQuestion.Of(question) is not { } asked)
        {
            return Fetched.Failed(BirthQuestion.Unfit);
        }

        var options = attempt.Options;
        var request = SmEnvelope.Seal(options.Keys, BirthWire.Bytes(asked.Query()), time.GetUtcNow());
        var answer = await attempt.SendAsync((api, token) => api.AskAsync(request, token), cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null || answer.Status != 200)
        {
            return Fetched.Failed(answer.Failure ?? Refusal(answer, attempt.Codes));
        }

        var (inner, failure) = SmEnvelope.Open(options.Keys, answer.Body, time.GetUtcNow(), options.ClockSkew);
        failure ??= Judge(inner!, attempt.Codes);
        return failure is null ? Fetched.Answered(InnerFormat, inner) : Fetched.Failed(failure);
    }

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        BirthQuestion.Of(question) is { } asked ? BirthCertificateMapping.Map(asked, raw.Parts[0]) : PullAnswer.Failed(BirthQuestion.Unfit);

    /// <summary>The envelope was refused: HTTP 401 says why in plain JSON.</summary>
    private static PullFailure Refusal(HttpAnswer answer, CodeTable codes) =>
        answer.Status == 401 && WireJson.TryRead(answer.Body, BirthWire.Default.EnvelopeRefusal) is { } refusal && codes[refusal.Error] is not null
            ? codes.Failure(refusal.Error, "error")
            : codes.HttpFailure(answer.Status, answer.RetryAt);

    /// <returns>Null when the source answered, be it that there is nothing.</returns>
    private PullFailure? Judge(byte[] inner, CodeTable codes)
    {
        try
        {
            var code = WireJson.Read(inner, BirthWire.Default.BirthHead, "").Code;
            return code is BirthHead.Found or BirthHead.NotFound or BirthHead.SeveralMatch or BirthHead.BeforeRegister
                ? null
                : codes.Failure(code.ToString(CultureInfo.InvariantCulture), "code", NotBefore(inner));
        }
        catch (DriftException drift)
        {
            return drift.ToFailure();
        }
    }

    private DateTimeOffset? NotBefore(byte[] inner) =>
        WireJson.TryRead(inner, BirthWire.Default.QuotaAnswer)?.Data.RetryAfter is > 0 and <= 86_400 and var seconds ? time.GetUtcNow().AddSeconds(seconds) : null;
}
