using DataHub.Client;
using DataHub.Contracts.Problems;
using PublicApiGenerator;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(IDataHubClient))]
    [InlineData(typeof(ErrorCodes))]
    public void Public_api_is_as_approved(Type inAssembly)
    {
        var api = inAssembly.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        Approval.Check($"public-api.{inAssembly.Assembly.GetName().Name}", api.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }
}
