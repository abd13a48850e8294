using System.Text.RegularExpressions;
using DataHub.Adapters.Sdk.Options;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Consents;
using DataHub.Host.Console;
using DataHub.Host.Jobs;
using DataHub.Host.Policies;
using DataHub.Host.Telemetry;
using DataHub.Pipeline;
using DataHub.Pipeline.Delivering;
using DataHub.Pipeline.Delivering.Webhooks;
using DataHub.Pipeline.Pulling.Sources;
using DataHub.Pipeline.Season;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Starting;

/// <summary>
/// The hub's own sections, looked over before anything reads them; those of the adapters check themselves. What is wrong is kept until all
/// is known, so that one message names it all.
/// </summary>
internal sealed partial class SettingsCheck
{
    /// <summary>A new section is a line here.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>
    {
        [AccessOptions.Section] = typeof(AccessOptions),
        [ConsentOptions.Section] = typeof(ConsentOptions),
        [ConsoleOptions.Section] = typeof(ConsoleOptions),
        [JobOptions.Section] = typeof(JobOptions),
        [PipelineOptions.Section] = typeof(PipelineOptions),
        [PolicyOptions.Section] = typeof(PolicyOptions),
        [ReceiptOptions.Section] = typeof(ReceiptOptions),
        [SeasonOptions.Section] = typeof(SeasonOptions),
        [StorageOptions.Section] = typeof(StorageOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
        [SourceOptions.Section] = typeof(SourceOptions),
        [WebhookOptions.Section] = typeof(WebhookOptions),
    };

    /// <summary>Read by the adapters, and by ASP.NET Core.</summary>
    private static readonly string[] OtherSections = ["Adapters", "Bureau", "Logging", "Kestrel"];

    private readonly SettingProblem[] _problems;

    private SettingsCheck(SettingProblem[] problems) => _problems = problems;

    public IEnumerable<string> Problems => _problems.Select(problem => problem.Text);

    /// <summary>Takes values of a wrong kind out of the configuration: they would throw where they are read, and hide the others.</summary>
    public static SettingsCheck Run(ConfigurationManager configuration)
    {
        SettingProblem[] problems =
        [
            .. SettingsForm.MisspeltSections(configuration, [.. Sections.Keys, .. OtherSections]),
            .. Sections.SelectMany(section => SettingsForm.Problems(configuration.GetSection(section.Key), section.Value)),
            .. LogLevels(configuration.GetSection("Logging")).SelectMany(levels => SettingsForm.TableProblems(levels, typeof(LogLevel))),
        ];
        var readable = SettingsForm.Readable(configuration, problems);
        if (!ReferenceEquals(readable, configuration))
        {
            configuration.Sources.Clear();
            configuration.AddConfiguration(readable);
        }

        return new SettingsCheck(problems);
    }

    /// <summary>The failures with the setting's path in front, where the framework names the property alone.</summary>
    public static IEnumerable<string> Named(OptionsValidationException exception) => exception.Failures.Select(failure =>
        RangeFailure().Match(failure) is { Success: true } match && Sections.FirstOrDefault(s => s.Value == exception.OptionsType).Key is { } section
            ? $"{section}:{match.Groups["member"].Value}: {match.Groups["error"].Value}"
            : failure);

    private static IEnumerable<IConfigurationSection> LogLevels(IConfigurationSection logging) =>
        logging.GetChildren().Select(child => child.Key.Equals("LogLevel", StringComparison.OrdinalIgnoreCase) ? child : child.GetSection("LogLevel"));

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>\w+)' with the error: '(?<error>.*)'\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RangeFailure();
}
