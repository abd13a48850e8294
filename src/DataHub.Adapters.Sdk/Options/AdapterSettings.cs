using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>The endpoints of one item: the default one, and the routes of divisions that run their own.</summary>
public sealed class AdapterSettings<TOptions> where TOptions : AdapterOptions, new()
{
    internal string Path { get; private set; } = "";
    internal IReadOnlyList<string> FormFaults { get; private set; } = [];
    public TOptions Default { get; private set; } = new();

    /// <summary>Longest prefix first, so that the first that fits wins.</summary>
    public IReadOnlyList<(string Prefix, TOptions Options)> Routes { get; private set; } = [];

    /// <param name="sharedSection">Section of credentials that several items share (<c>Bureau:Gateway</c>), or null.</param>
    internal void Bind(IConfiguration configuration, string path, string? sharedSection)
    {
        var found = FormProblems(configuration, path, sharedSection).ToList();
        configuration = SettingsForm.Readable(configuration, found);
        FormFaults = found.ConvertAll(problem => problem.Text);
        Path = path;
        var section = configuration.GetSection(path);
        Default = Bound(configuration, section, sharedSection, route: null);
        var routes = section.GetSection(nameof(Routes)).GetChildren().ToList();
        Routes =
        [
            .. routes
                .OrderByDescending(route => route.Key.Length).ThenBy(route => route.Key, StringComparer.Ordinal)
                .Select(route => (route.Key, Bound(configuration, section, sharedSection, route))),
        ];
    }

    private static IEnumerable<SettingProblem> FormProblems(IConfiguration configuration, string path, string? sharedSection)
    {
        var section = configuration.GetSection(path);
        var shared = sharedSection is null ? [] : SettingsForm.Problems(configuration.GetSection(sharedSection), typeof(TOptions));
        var routes = section.GetSection(nameof(Routes)).GetChildren().SelectMany(route => SettingsForm.Problems(route, typeof(TOptions)));
        return [.. shared, .. SettingsForm.Problems(section, typeof(TOptions), nameof(Routes)), .. routes];
    }

    private static TOptions Bound(IConfiguration configuration, IConfigurationSection section, string? sharedSection, IConfigurationSection? route)
    {
        var options = new TOptions();
        if (sharedSection is not null)
        {
            configuration.GetSection(sharedSection).Bind(options);
        }

        section.Bind(options);
        route?.Bind(options);
        return options;
    }
}

/// <summary>All problems of all endpoints at once, each with its configuration path.</summary>
internal sealed class AdapterSettingsValidator<TOptions> : IValidateOptions<AdapterSettings<TOptions>>
    where TOptions : AdapterOptions, new()
{
    public ValidateOptionsResult Validate(string? name, AdapterSettings<TOptions> options)
    {
        List<string> problems = [.. options.FormFaults];
        if (options.Default.Enabled)
        {
            problems.AddRange(options.Default.Problems(options.Path));
        }

        foreach (var (prefix, route) in options.Routes)
        {
            var path = $"{options.Path}:Routes:{prefix}";
            if (prefix.Length is < 2 or > 6 || !prefix.All(char.IsAsciiDigit))
            {
                problems.Add($"{path} is no division prefix; use 2 to 6 digits of a GB/T 2260 code");
            }

            if (route.Enabled)
            {
                problems.AddRange(route.Problems(path));
            }
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
