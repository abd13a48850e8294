using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Contracts.Verifications;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Commands;

/// <summary><c>verifications show | explain | changes | recheck | search</c></summary>
internal static class VerificationCommands
{
    public static Command Build()
    {
        var command = new Command("verifications", "Verdicts: found, shown, and explained step by step.");
        command.Subcommands.Add(Read("show", "One verification: outcome, papers and pulls.", VerificationTables.Summary));
        command.Subcommands.Add(Read("explain", "Why the verdict is so: every requirement, its checks and the facts that they used.", Explanation.Of));
        command.Subcommands.Add(Changes());
        command.Subcommands.Add(Recheck());
        command.Subcommands.Add(Search());
        return command;
    }

    private static Command Read(string name, string description, Func<VerificationResponse, Words, IEnumerable<IRenderable>> view)
    {
        var id = IdArgument.Create("verification");
        var revision = new Option<int?>("--revision") { Description = "An earlier revision; the latest unless given." };
        var command = new Command(name, description) { id, revision };
        command.Runs(async (session, cancellationToken) =>
        {
            var verification = await session.Hub.GetAsync(session.Parsed.GetValue(id), session.Parsed.GetValue(revision), cancellationToken);
            session.Show(words => view(verification, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Changes()
    {
        var id = IdArgument.Create("verification");
        var from = new Option<int?>("--from") { Description = "Compares this revision with --to; 0 is before the first." };
        var to = new Option<int?>("--to") { Description = "The later revision." };
        var before = new Option<int?>("--before") { Description = "Only steps to revisions below this one." };
        var limit = new Option<int?>("--limit") { Description = "Steps, 1 to 50; 20 unless given." };
        var command = new Command("changes", "What differs between revisions and why, the newest step first.") { id, from, to, before, limit };
        command.Runs(async (session, cancellationToken) =>
        {
            var parsed = session.Parsed;
            var changes = (parsed.GetValue(from), parsed.GetValue(to)) switch
            {
                ({ } earlier, { } later) => await session.Hub.CompareAsync(parsed.GetValue(id), earlier, later, cancellationToken),
                (null, null) => await session.Hub.ListChangesAsync(parsed.GetValue(id), parsed.GetValue(before), parsed.GetValue(limit), cancellationToken),
                _ => throw CommandException.Usage(session.Words.Of("--from 和 --to 要一起给出。", "--from and --to go together.")),
            };
            session.Show(words => ChangeTables.Of(changes, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Recheck()
    {
        var (id, reason) = (IdArgument.Create("verification"), ReasonOption.Create());
        var items = new Option<string[]>("--item") { Description = "Item to ask again; repeat for several. All that were asked unless given.", HelpName = "ITEM" };
        var consent = new Option<string?>("--consent-file") { Description = "File with the guardian's new consent (compact JWS), - for standard input; needed when the first one has run out.", HelpName = "FILE" };
        var key = new Option<string?>("--idempotency-key") { Description = "The same for each try of one recheck: nobody is asked twice. A new one unless given.", HelpName = "KEY" };
        items.CompletionSources.Add(Vocabulary.Items);
        var command = new Command("recheck", "Asks the sources anew about a family, and shows the verdict.") { id, reason, items, consent, key };
        command.Runs(async (session, cancellationToken) =>
        {
            var parsed = session.Parsed;
            var verification = await session.Hub.RecheckAsync(
                parsed.GetValue(id),
                new RecheckRequest
                {
                    Reason = parsed.GetRequiredValue(reason),
                    Items = parsed.GetValue(items) is { Length: > 0 } named ? named : null,
                    Consent = parsed.GetValue(consent) is { } file ? (await InputFile.ReadAsync(file, cancellationToken)).Trim() : null,
                },
                parsed.GetValue(key) ?? Guid.CreateVersion7().ToString(),
                wait: null,
                cancellationToken);
            session.Show(words => VerificationTables.Summary(verification, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Search()
    {
        var externalId = new Option<string?>("--external-id") { Description = "The enrolment platform's own number." };
        var child = new Option<bool>("--child-from-stdin") { Description = "By the child's id number, read from standard input: it is personal and may not be an argument." };
        var outcome = new Option<string?>("--outcome") { Description = "zero-proof, proof-given, pending, review, paper-required or not-met.", HelpName = "OUTCOME" };
        var group = new Option<string?>("--group") { Description = "Enrolment group." };
        var source = new Option<string?>("--source") { Description = "Item whose source was asked.", HelpName = "ITEM" };
        var division = new Option<string?>("--division") { Description = "County's division code." };
        var year = new Option<int?>("--year") { Description = "Year of admission." };
        var from = new Option<string?>("--from") { Description = "Came in at or after: an instant, or an age such as 2h.", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Came in before.", HelpName = "TIME" };
        outcome.CompletionSources.Add(Vocabulary.Outcomes);
        source.CompletionSources.Add(Vocabulary.Items);
        from.Validators.Add(Instants.Check);
        to.Validators.Add(Instants.Check);
        var command = new Command("search", "Verifications, newest first.") { externalId, child, outcome, group, source, division, year, from, to };
        var page = new PageOptions(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var parsed = session.Parsed;
            var (cursor, limit) = page.Read(parsed);
            var found = await session.Hub.SearchPageAsync(
                new SearchRequest
                {
                    ExternalId = parsed.GetValue(externalId),
                    ChildIdNumber = parsed.GetValue(child) ? await InputFile.LineAsync(cancellationToken) : null,
                    Outcome = parsed.GetValue(outcome),
                    Group = parsed.GetValue(group),
                    Source = parsed.GetValue(source),
                    Division = parsed.GetValue(division),
                    Year = parsed.GetValue(year),
                    From = Instants.Required(parsed.GetValue(from), session.Time),
                    To = Instants.Required(parsed.GetValue(to), session.Time),
                    Cursor = cursor,
                    Limit = limit,
                },
                cancellationToken);
            session.Show(words => VerificationTables.List(found, words));
            return ExitCodes.Ok;
        });
        return command;
    }
}
