using System.Text;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Storage.Tests.Encryption;

public sealed class DumpTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_dump_shows_no_name_number_or_address()
    {
        var item = Samples.New(externalId: "LX-2026-000123");
        await fixture.Storage.Verifications.OpenAsync(item, default);
        var waiting = Samples.Household(item.Verification, PullState.Waiting);
        var advance = Samples.Finish(item.Verification) with { KeepLeaseUntil = Samples.Now.AddMinutes(2) };
        await fixture.Storage.Verifications.SaveAdvanceAsync(advance with { ChangedPulls = [.. advance.ChangedPulls, waiting with { Id = Guid.CreateVersion7(Samples.Now) }] }, default);
        await fixture.Storage.Secrets.CompleteRefreshAsync("gateway", "node-1", "the-session-secret", Samples.Now, Samples.Now.AddMinutes(30), default);

        var (dump, tables) = await DumpAsync();

        // What may be read shows that the dump is one, and that each secret was stored at all.
        dump.ShouldContain("LX-2026-000123");
        dump.ShouldContain("household-registration");
        tables.ShouldContain("pulling_pulls");
        tables.ShouldContain("deciding_revisions");
        foreach (var secret in new[]
        {
            Samples.ChildName, Samples.ChildNumber, Samples.FatherName, Samples.FatherNumber, Samples.Address, "文化东路88号", Samples.TitleNumber, "370102004003GB00012F00030023", "the-session-secret",
        })
        {
            dump.ShouldNotContain(secret);
            dump.ShouldNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)).ToLowerInvariant(), Case.Insensitive, "bytes are dumped in hexadecimal");
        }
    }

    /// <summary>Every row of every table as COPY writes it, which is what pg_dump holds.</summary>
    private async Task<(string Text, IReadOnlyList<string> Filled)> DumpAsync()
    {
        await using var connection = await fixture.Storage.Database.OpenConnectionAsync();
        var tables = new List<string>();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var dump = new StringBuilder();
        var filled = new List<string>();
        foreach (var table in tables)
        {
            using var copy = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT");
            var rows = await copy.ReadToEndAsync();
            dump.Append(rows);
            if (rows.Length > 0)
            {
                filled.Add(table);
            }
        }

        return (dump.ToString(), filled);
    }
}
