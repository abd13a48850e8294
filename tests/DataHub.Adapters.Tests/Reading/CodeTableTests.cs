using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Reading;

public sealed class CodeTableTests
{
    private static readonly Dictionary<string, ErrorClass> EachClass = Enum.GetValues<ErrorClass>().ToDictionary(c => $"E-{c}");

    [Fact]
    public void A_refusal_says_what_happened_and_what_to_do_for_each_class()
    {
        var table = new CodeTable(EachClass);

        var messages = EachClass.Keys.Select(code => (Code: code, table.Failure(code, "code").Message)).ToList();

        messages.ShouldAllBe(m => m.Message.StartsWith($"the source answered {m.Code}: ", StringComparison.Ordinal) && m.Message.Length <= 300);
        messages.Select(m => m.Message[m.Message.IndexOf(':', StringComparison.Ordinal)..]).ShouldBeUnique();
    }

    [Fact]
    public void Only_what_is_asked_again_by_itself_is_said_to_be() =>
        EachClass.ShouldAllBe(entry => new CodeTable(EachClass).Failure(entry.Key, "code", null).Message.Contains("again by itself", StringComparison.Ordinal) == entry.Value.IsRetryable());

    [Fact]
    public void A_code_of_no_table_is_not_repeated()
    {
        var failure = new CodeTable(EachClass).Failure("张伟", "code");

        (failure.Class, failure.Code, failure.Field).ShouldBe((ErrorClass.Drift, "unknown-code", "code"));
        failure.Message.ShouldNotContain("张伟");
    }
}
