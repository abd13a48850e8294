using System.CommandLine;

namespace DataHub.Cli.Commands;

/// <summary>The id of what a command is about.</summary>
internal static class IdArgument
{
    /// <param name="of">Whose id: <c>pull</c>, <c>replay</c>, <c>verification</c>.</param>
    public static Argument<Guid> Create(string of) => new("id")
    {
        Description = $"Id of the {of}.",
        CustomParser = result =>
        {
            if (!Guid.TryParse(result.Tokens.Single().Value, out var id))
            {
                result.AddError($"'{result.Tokens.Single().Value}' is no id of a {of}: ids look like 01997b2c-93a4-7c11-8a52-0d6f3b1f2a90.");
            }

            return id;
        },
    };
}
