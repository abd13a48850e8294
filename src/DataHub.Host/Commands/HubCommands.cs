using System.CommandLine;
using DataHub.Host.Starting;

namespace DataHub.Host.Commands;

/// <summary>The program's command line: without a command it runs the hub.</summary>
internal static class HubCommands
{
    private const int CannotStart = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        // Whatever is no command or option of its own is a setting (--Section:Name=value).
        var root = new RootCommand("DataHub: verifies what government data can prove for a school enrolment.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((parsed, cancellationToken) => ServeAsync([.. parsed.UnmatchedTokens], cancellationToken));
        root.Subcommands.Add(ClientCommands.Build());
        root.Subcommands.Add(AccountCommands.Build());
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (HubStartException exception)
        {
            await System.Console.Error.WriteLineAsync(exception.Message);
            return CannotStart;
        }
    }

    private static async Task<int> ServeAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var hub = await HubHost.StartAsync(settings, cancellationToken: cancellationToken);
        System.Console.WriteLine($"DataHub answers at {hub.Address} (reference: {new Uri(hub.Address, "docs")})");
        System.Console.WriteLine($"Operator console: {new Uri(hub.Address, "console")}");
        if (hub.FirstPassword is { } password)
        {
            System.Console.WriteLine($"First sign-in to the console: name admin, password {password} (shown only now; it is changed at the first sign-in)");
        }

        await hub.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
