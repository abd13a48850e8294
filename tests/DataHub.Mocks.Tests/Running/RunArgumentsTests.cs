using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Running;

namespace DataHub.Mocks.Tests.Running;

public sealed class RunArgumentsTests
{
    [Fact]
    public void Every_option_is_understood() =>
        RunArguments.Parse("--port 0 --families 12 --seed -3 --door kestrel --latency --quotas".Split(' '))
            .ShouldBe(new RunArguments { Port = 0, Families = 12, Seed = -3, Door = DoorKind.Kestrel, Latency = true, Quotas = true });

    [Theory]
    [InlineData("--prot 1", "--prot"), InlineData("--port", "--port"), InlineData("--port 65536", "65535"), InlineData("--families -1", "--families"), InlineData("--door nginx", "kestrel or wiremock")]
    public void A_wrong_option_is_named(string line, string named) =>
        Should.Throw<FormatException>(() => RunArguments.Parse(line.Split(' '))).Message.ShouldContain(named);
}
