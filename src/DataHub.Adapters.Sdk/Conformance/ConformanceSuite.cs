using System.Text;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>What every adapter must do, as named cases that any test framework can run.</summary>
public static class ConformanceSuite
{
    public static IReadOnlyList<ConformanceCase> Cases(ConformanceSubject subject) =>
        [.. Ends(subject), .. Refusals(subject), .. Drift(subject), .. Transport(subject), .. subject.Own()];

    /// <summary>Runs the adapter once against one answer and hands on what came out.</summary>
    public static ConformanceCase Case(
        ConformanceSubject subject, string name, Func<CannedRequest, CannedAnswer> business, Action<PullAnswer> require,
        IReadOnlyDictionary<string, string?>? settings = null, PullQuestion? question = null) =>
        new(name, async cancellationToken =>
        {
            await using var rig = new ConformanceRig(subject, (request, _) => Task.FromResult(business(request)), settings);
            require(await rig.AskAsync(question, cancellationToken).ConfigureAwait(false));
            rig.RequireNoLeak();
        });

    public static void RequireEnd(PullAnswer answer, PullState end, string? reason = null) =>
        Require(answer.End == end && (reason is null || answer.Reason == reason), $"{end} {reason}", answer);

    public static void RequireFailure(PullAnswer answer, ErrorClass errorClass, string? code = null, string? field = null) =>
        Require(
            answer.Failure is { } failure && failure.Class == errorClass && (code is null || failure.Code == code) && (field is null || failure.Field == field),
            $"failed as {errorClass} {code} {field}", answer);

    private static IEnumerable<ConformanceCase> Ends(ConformanceSubject subject)
    {
        yield return Case(subject, "sample is the canonical record", r => subject.Wrap(subject.Sample, r), a => RequireExpected(subject, a));
        yield return Case(subject, "unknown fields are ignored", r => subject.Wrap(subject.WithUnknownFields(), r), a => RequireExpected(subject, a));
        foreach (var (index, document) in subject.NoRecord.Index())
        {
            yield return Case(subject, $"no record {index + 1}", r => subject.Wrap(document, r), a => RequireEnd(a, PullState.NoRecord));
        }

        foreach (var (index, (document, reason)) in subject.Mismatches.Index())
        {
            yield return Case(subject, $"mismatch {index + 1} {reason}", r => subject.Wrap(document, r), a => RequireEnd(a, PullState.Mismatch, reason));
        }

        foreach (var (index, (document, reason)) in subject.NotCovered.Index())
        {
            yield return Case(subject, $"not covered {index + 1} {reason}", r => subject.Wrap(document, r), a => RequireEnd(a, PullState.NotCovered, reason));
        }

        yield return Case(subject, "another person's record is an integrity failure",
            r => subject.Wrap(subject.WrongPerson, r), a => RequireFailure(a, ErrorClass.Integrity));
        yield return new ConformanceCase("a document that the source does not know is not asked for", token => NotAskedAsync(subject, token));
    }

    private static IEnumerable<ConformanceCase> Refusals(ConformanceSubject subject)
    {
        var front = new[]
        {
            new Refusal("http-429", _ => CannedAnswer.Html(429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }, ErrorClass.Throttled, true),
            new Refusal("http-502", _ => CannedAnswer.Html(502), ErrorClass.Transient),
            new Refusal("http-503", _ => CannedAnswer.Html(503), ErrorClass.Transient),
            new Refusal("http-504", _ => CannedAnswer.Html(504), ErrorClass.Transient),
        };
        foreach (var (index, refusal) in front.Concat(subject.Refusals).Index())
        {
            yield return Case(subject, $"refusal {index + 1} {refusal.Name} is {refusal.Class}", refusal.Answer, answer =>
            {
                RequireFailure(answer, refusal.Class);
                Require(answer.Failure!.NotBefore is not null == refusal.NotBefore, refusal.NotBefore ? "a time to come back" : "no time to come back", answer);
            });
        }

        yield return Case(subject, "a code table entry can be overridden", _ => CannedAnswer.Html(504), a => RequireFailure(a, ErrorClass.Outage, "http-504"),
            new Dictionary<string, string?> { ["Codes:http-504"] = "Outage" });
        yield return Case(subject, "a disabled item is configuration", r => subject.Wrap(subject.Sample, r),
            a => RequireFailure(a, ErrorClass.Configuration, "disabled"), new Dictionary<string, string?> { ["Enabled"] = "false" });
    }

    private static IEnumerable<ConformanceCase> Drift(ConformanceSubject subject)
    {
        foreach (var mutation in subject.Mutations())
        {
            yield return Case(subject, $"drift {mutation.Name}", r => subject.Wrap(mutation.Document, r), a => RequireFailure(a, ErrorClass.Drift, field: mutation.Field));
        }

        yield return Case(subject, "a truncated answer is drift", r => Truncated(subject.Wrap(subject.Sample, r)), a => RequireFailure(a, ErrorClass.Drift));
        yield return Case(subject, "an HTML page for an answer is drift", _ => CannedAnswer.Html(200), a => RequireFailure(a, ErrorClass.Drift));
        yield return Case(subject, "an empty answer is drift", _ => new CannedAnswer(), a => RequireFailure(a, ErrorClass.Drift));
        yield return Case(subject, "an oversized answer is drift", _ => CannedAnswer.Json(new string(' ', 70_000)),
            a => RequireFailure(a, ErrorClass.Drift, "oversized"), new Dictionary<string, string?> { ["MaxResponseBytes"] = "65536" });
    }

    private static IEnumerable<ConformanceCase> Transport(ConformanceSubject subject)
    {
        yield return new ConformanceCase("a slow answer is transient", async token =>
        {
            await using var rig = new ConformanceRig(subject, NeverAsync, subject.Impatient);
            RequireFailure(await rig.AskAsync(cancellationToken: token).ConfigureAwait(false), ErrorClass.Transient, "timeout");
            rig.RequireNoLeak();
        });
        yield return Case(subject, "a broken connection is transient", _ => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            a => RequireFailure(a, ErrorClass.Transient, "connection-reset"));
        yield return Case(subject, "no connection is transient", _ => throw new HttpRequestException(HttpRequestError.ConnectionError),
            a => RequireFailure(a, ErrorClass.Transient, "connection-failed"));
        yield return new ConformanceCase("a transient failure is repeated", token => RepeatedAsync(subject, token));
        yield return new ConformanceCase("cancellation is forwarded and thrown", token => CancelledAsync(subject, token));
    }

    private static async Task NotAskedAsync(ConformanceSubject subject, CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(subject, (request, _) => Task.FromResult(subject.Wrap(subject.Sample, request)));
        foreach (var type in Enum.GetValues<IdType>().Except(rig.Adapter.Descriptor.Documents))
        {
            var question = subject.Question with { Subject = new Person { Name = "TEST PERSON", IdType = type, IdNumber = "K1234567" } };
            RequireEnd(await rig.AskAsync(question, cancellationToken).ConfigureAwait(false), PullState.NotCovered);
        }

        if (rig.Requests.Count > 0)
        {
            throw new ConformanceException("the source was called for a document that it does not know");
        }
    }

    private static async Task RepeatedAsync(ConformanceSubject subject, CancellationToken cancellationToken)
    {
        var calls = 0;
        await using var rig = new ConformanceRig(
            subject,
            (request, _) => Task.FromResult(Interlocked.Increment(ref calls) == 1 ? CannedAnswer.Html(503) : subject.Wrap(subject.Sample, request)),
            new Dictionary<string, string?> { ["Retry:Count"] = "1", ["Retry:BaseDelay"] = "00:00:00.001" });
        RequireExpected(subject, await rig.AskAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        rig.RequireNoLeak();
    }

    private static async Task CancelledAsync(ConformanceSubject subject, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var rig = new ConformanceRig(subject, async (request, token) =>
        {
            await source.CancelAsync().ConfigureAwait(false);
            return await NeverAsync(request, token).ConfigureAwait(false);
        });
        try
        {
            await rig.AskAsync(cancellationToken: source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            rig.RequireNoLeak();
            return;
        }

        throw new ConformanceException("a cancelled call was answered");
    }

    private static async Task<CannedAnswer> NeverAsync(CannedRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        return new CannedAnswer();
    }

    private static CannedAnswer Truncated(CannedAnswer answer) => answer with { Body = answer.Body[..(answer.Body.Length / 2)] };

    private static void RequireExpected(ConformanceSubject subject, PullAnswer answer)
    {
        var (expected, actual) = (ConformanceRig.Json(PullAnswer.Found(subject.Expected, answer.Warnings)), ConformanceRig.Json(answer));
        if (expected != actual)
        {
            throw new ConformanceException(new StringBuilder("the records differ").AppendLine().AppendLine(expected).AppendLine(actual).ToString());
        }
    }

    private static void Require(bool holds, string expected, PullAnswer answer)
    {
        if (!holds)
        {
            throw new ConformanceException($"expected {expected}, got {answer.End} {answer.Reason} {answer.Failure?.Class} {answer.Failure?.Code} {answer.Failure?.Field}");
        }
    }
}
