using System.CommandLine;
using System.Text.Json;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Contracts.Comparing;

namespace DataHub.Cli.Commands;

/// <summary><c>policies list | show | validate | diff | put</c></summary>
internal static class PolicyCommands
{
    public static Command Build()
    {
        var command = new Command("policies", "The counties' policies.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(Validate());
        command.Subcommands.Add(Diff());
        command.Subcommands.Add(Put());
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "The latest version of each policy.");
        command.Runs(async (session, cancellationToken) =>
        {
            var policies = await session.Hub.ListPoliciesAsync(cancellationToken);
            session.Show(words => PolicyTables.List(policies, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var division = new Argument<string>("division") { Description = "County's division code." };
        var year = new Argument<int>("year") { Description = "Year of admission." };
        var stage = new Argument<string>("stage") { Description = "primary or junior." };
        stage.CompletionSources.Add(Vocabulary.Stages);
        var command = new Command("show", "The latest document as it was put, on standard output; its version on standard error.") { division, year, stage };
        command.Runs(async (session, cancellationToken) =>
        {
            var parsed = session.Parsed;
            var policy = await session.Hub.GetPolicyAsync(parsed.GetRequiredValue(division), parsed.GetValue(year), parsed.GetRequiredValue(stage), cancellationToken);
            session.Screen.Print(policy.Json.TrimEnd('\n'));
            if (!session.Json)
            {
                session.Screen.Tell(session.Words.Of($"第 {policy.Version} 版", $"version {policy.Version}"));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Validate()
    {
        var file = FileArgument();
        var command = new Command("validate", "Everything that is wrong with a document, at once; nothing is stored. Exit code 1 if it is invalid.") { file };
        command.Runs(async (session, cancellationToken) =>
        {
            var validation = await session.Hub.ValidatePolicyAsync(await InputFile.ReadAsync(session.Parsed.GetRequiredValue(file), cancellationToken), cancellationToken);
            session.Show(words => PolicyTables.Validation(validation, words));
            return validation.Valid ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    private static Command Diff()
    {
        var file = FileArgument();
        var command = new Command("diff", "What a document would change, against the stored version of the same policy, by JSON path.") { file };
        command.Runs(async (session, cancellationToken) =>
        {
            var document = await PolicyDocumentFile.ReadAsync(session.Parsed.GetRequiredValue(file), cancellationToken);
            var stored = await session.Hub.GetPolicyAsync(document.Division, document.Year, document.Stage, cancellationToken);
            using JsonDocument before = JsonDocument.Parse(stored.Json), after = JsonDocument.Parse(document.Text);
            var differences = JsonComparison.Of(before.RootElement, after.RootElement);
            if (session.Json)
            {
                session.Screen.Print(JsonDifference.ToJson(differences));
            }
            else
            {
                session.Screen.Show(PolicyTables.Differences(stored.Version, differences, session.Words));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Put()
    {
        var file = FileArgument();
        var changed = new Option<int?>("--changed-version") { Description = "Version that the document was made from, as 'policies show' says: another's change is not overwritten.", HelpName = "VERSION" };
        var first = new Option<bool>("--first") { Description = "It is the county's first policy of this year and stage." };
        var command = new Command("put", "Stores a document as the next version of its policy.") { file, changed, first };
        command.Validators.Add(result =>
        {
            if (result.GetValue(first) == result.GetValue(changed) is not null)
            {
                result.AddError("Give either --changed-version, the version that the document was made from, or --first.");
            }
        });
        command.Runs(async (session, cancellationToken) =>
        {
            var document = await PolicyDocumentFile.ReadAsync(session.Parsed.GetRequiredValue(file), cancellationToken);
            var stored = await session.Hub.PutPolicyAsync(document.Division, document.Year, document.Stage, document.Text, session.Parsed.GetValue(changed), cancellationToken);
            session.Show(words => PolicyTables.Stored(stored, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Argument<string> FileArgument() => new("file") { Description = "Policy document; - for standard input." };
}
