using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Contracts.Json;
using DataHub.Demo.Starting;
using DataHub.Mocks.Bureau.Population;
using Spectre.Console;

namespace DataHub.Demo.Showing;

/// <summary>Where to go on from here: the API's addresses and a call to paste.</summary>
internal static class Addresses
{
    public static void Show(DemoStage stage, IAnsiConsole console)
    {
        var api = stage.Hub.Address.ToString().TrimEnd('/');
        console.MarkupLineInterpolated($"接口 API          [link]{api}/v1[/]");
        console.MarkupLineInterpolated($"接口文档 Reference [link]{api}/docs[/]   ·   OpenAPI [link]{api}/openapi/v1.json[/]");
        console.MarkupLineInterpolated($"运行控制台 Console [link]{api}/console[/]   ·   账号 name {DemoOperator.Name}   密码 password {stage.OperatorPassword}");
        console.MarkupLineInterpolated($"健康与指标 Health  [link]{api}/health/ready[/]   ·   [link]{api}/metrics[/]");
        console.MarkupLineInterpolated($"模拟数据局 Bureau  [link]{stage.Bureau.BaseAddress}[/]");
        console.WriteLine();
        console.WriteLine("试一试 Try it (授权书三十分钟内有效 the consent is good for 30 minutes):");

        // Unwrapped and unstyled: it is there to be pasted.
        var options = new JsonSerializerOptions(ContractsJson.Wire.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };
        var body = JsonSerializer.Serialize(stage.Verifier().Request(NamedFamilies.All[0].Family), options);
        Console.Out.WriteLine($"curl -s {api}/v1/verifications -H 'Authorization: Bearer {stage.Key}' -H 'Idempotency-Key: paste-1' -H 'Content-Type: application/json' -d '{body}'");
        console.WriteLine();
    }
}
