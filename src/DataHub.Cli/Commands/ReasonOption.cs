using System.CommandLine;

namespace DataHub.Cli.Commands;

/// <summary>Why: what changes something is kept with its reason.</summary>
internal static class ReasonOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--reason") { Description = "Why; kept in the audit.", Required = true };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
            {
                result.AddError("--reason may not be empty.");
            }
        });
        return option;
    }
}
