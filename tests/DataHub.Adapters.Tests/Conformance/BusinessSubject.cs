using System.Text.Json.Nodes;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>What enterprises and sole traders have in common.</summary>
public abstract class BusinessSubject : GatewaySubject
{
    private const string Code = "91370102MA3C4K5L3X";

    /// <summary>One row of the handbook, of <see cref="People.Migrant"/>.</summary>
    protected abstract string Row { get; }

    public override PullQuestion Question => People.Ask(Item, Role.Guardian(0), People.Migrant);
    public override string Sample => Envelope($"[{Row}]");
    public override string WrongPerson => Envelope($"[{With("370881199003034019", OtherNumber)}]");
    public override IReadOnlyList<string> NoRecord => [Envelope("[]")];
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => [(Envelope($"[{With("李强", "李蔷")}]"), "name-differs")];

    public override CannedAnswer Wrap(string document, CannedRequest request) => WrapDataAsText(document);

    public override IEnumerable<ConformanceCase> Own()
    {
        var byCode = Question with { Number = Code };
        yield return ConformanceSuite.Case(this, "asked by code, another owner is a record",
            r => Wrap(Envelope($"[{With("370881199003034019", OtherNumber)}]"), r), a => a.End.ShouldBe(PullState.Record), question: byCode);
        yield return ConformanceSuite.Case(this, "asked by code, another code is an integrity failure",
            r => Wrap(Envelope($"[{With(Code, "91370102MA3C4K5L4Y")}]"), r),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Integrity, "wrong-number", "data[0].uniscid"), question: byCode);
        yield return ConformanceSuite.Case(this, "asked by code, the person's number under another name is a mismatch",
            r => Wrap(Envelope($"[{With("李强", "李蔷")}]"), r), a => ConformanceSuite.RequireEnd(a, PullState.Mismatch, "name-differs"), question: byCode);
        yield return ConformanceSuite.Case(this, "a broken check character is a warning", r => Wrap(Envelope($"[{With(Code, "91370102MA3C4K5L39")}]"), r),
            a => a.Warnings.ShouldBe(["credit-code-wrong-check-digit"]));
        foreach (var (code, state) in new[] { ("1", BusinessState.InBusiness), ("2", BusinessState.Revoked), ("3", BusinessState.Deregistered), ("4", BusinessState.MovedOut) })
        {
            yield return ConformanceSuite.Case(this, $"state {code} is {state}", r => Wrap(Envelope($"[{State(code)}]"), r),
                a => ((BusinessRecord)a.Records.ShouldHaveSingleItem()).State.ShouldBe(state));
        }

        yield return ConformanceSuite.Case(this, "an unknown state is drift", r => Wrap(Envelope($"[{Row},{State("5")}]"), r),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "unknown-code", "data[1].regstate"));
        yield return ConformanceSuite.Case(this, "data that is no text is drift", _ => CannedAnswer.Json(Sample),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "wrong-type", "data"));
        yield return new ConformanceCase("asks by code or by person, not both", token => AsksAsync(byCode, token));
    }

    private async Task AsksAsync(PullQuestion byCode, CancellationToken cancellationToken)
    {
        foreach (var (question, sent) in new[] { (byCode, """{"uniscid":"91370102MA3C4K5L3X"}"""), (Question, """{"certno":"370881199003034019","name":"李强"}""") })
        {
            await using var rig = new ConformanceRig(this, (r, _) => Task.FromResult(Wrap(Sample, r)));
            await rig.AskAsync(question, cancellationToken);
            JsonNode.DeepEquals(JsonNode.Parse(rig.Requests[^1].Text)!["query"], JsonNode.Parse(sent)).ShouldBeTrue();
        }
    }

    private string With(string from, string to) => Row.Replace(from, to, StringComparison.Ordinal);

    private string State(string code) => With("\"regstate\":\"1\"", $"\"regstate\":\"{code}\"");
}
