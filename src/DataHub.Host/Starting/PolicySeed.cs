using DataHub.Core.Ports;
using DataHub.Host.Policies;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Starting;

/// <summary>Puts the shipped policies into a database that has none for their county, year and stage; a county's own are never touched.</summary>
internal sealed partial class PolicySeed(PolicyFolder folder, IPolicyStore store, IOptions<PolicyOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<PolicySeed> logger)
{
    /// <exception cref="HubStartException">A file cannot be read or breaks rules; every problem of every file is in the message.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Folder is not { Length: > 0 } setting)
        {
            return;
        }

        var files = await folder.ReadAsync(Path.Combine(environment.ContentRootPath, setting), cancellationToken);
        var problems = files.SelectMany(f => f.Reading.Problems.Select(p => $"  {f.Path} {p.Pointer}: {p.Problem}; {p.Fix}")).ToArray();
        if (problems.Length > 0)
        {
            throw new HubStartException($"Policies of the folder {setting} ({PolicyOptions.Section}:{nameof(PolicyOptions.Folder)}) cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        }

        foreach (var file in files)
        {
            var key = file.Reading.Policy!.Key;

            // Another node may seed at the same time: one of them stores the first version, the other changes nothing.
            if (await store.LatestAsync(key, cancellationToken) is null
                && await store.PutAsync(key, file.Text!, expectedVersion: 0, "shipped with the hub", time.GetUtcNow(), audit: null, cancellationToken) is not null)
            {
                Log.Seeded(logger, key.ToString());
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Information, "Policy {Key} is loaded from the shipped folder")]
        public static partial void Seeded(ILogger logger, string key);
    }
}
