using System.Reflection;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class ErrorCodeTests
{
    private static string[] Codes => [.. typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void Error_codes_are_as_approved() =>
        Approval.Check("error-codes", Codes.Order(StringComparer.Ordinal).Select(c => $"{c} {ErrorCatalogue.Of(c).Status}"));

    [Fact]
    public void Every_code_has_a_status_and_a_title() => ErrorCatalogue.Codes.ShouldBe(Codes, ignoreOrder: true);
}
