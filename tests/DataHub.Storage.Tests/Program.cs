using DataHub.Storage.PostgreSql.Embedded;
using DataHub.Storage.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.MicrosoftTestingPlatform;

// A host to be killed: starts the server of a folder, says so, and waits for its end.
if (args is ["host", var folder])
{
    await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Folder = folder }, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
    Console.WriteLine("ready");
    await Task.Delay(Timeout.Infinite);
}

return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
