using System.Globalization;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>
/// Two hubs replay what failed and tell a county; again and again one is killed at a named stage of docs/replay.md. Afterwards everything is as if
/// nobody had died. The variable <c>DATAHUB_KILLS</c> asks for more kills than the round that every test run makes.
/// </summary>
public sealed class KillTests
{
    private const int Families = 14;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Whoever_is_killed_wherever_nothing_is_lost_and_nothing_happens_twice()
    {
        var most = int.Parse(Environment.GetEnvironmentVariable("DATAHUB_KILLS") ?? "1", CultureInfo.InvariantCulture);
        var folder = TestFolder.Create();
        await using var database = await TestDatabase.CreateAsync();
        var population = MadeUpPopulation.Create(seed: 7, families: Families);
        await using var bureau = await MockBureau.StartAsync(population);
        await using var county = await WebhookReceiver.StartAsync();
        var secret = await TwoNodes.KeyAsync(database.ConnectionString, database.KeyRing);
        var rows = new Rows(database.ConnectionString);
        await using var kills = await KillSwitch.InstallAsync(rows);
        await using (var nodes = new TwoNodes(database.ConnectionString, TwoNodes.Settings(folder, database.KeyRing, bureau)))
        {
            await nodes.StartAsync();
            var round = new KillRound(nodes, kills, rows, bureau, county, population, secret);
            await round.RegisterAsync();
            do
            {
                await round.RunAsync();
            }
            while (nodes.Kills < most);

            await new Aftermath(rows, county).ShouldBeWholeAsync(round.Verified, Patience);
            TestContext.Current.SendDiagnosticMessage($"{nodes.Kills} kills");
        }

        Directory.Delete(folder, recursive: true);
    }
}
