using DataHub.Benchmarks.Load;
using DataHub.Benchmarks.Staging;
using DataHub.Core.Pulls;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Benchmarks.Deciding;

/// <summary>A family with all its records as they came through the hub's adapters, ready to be decided again.</summary>
internal static class DecidedFamily
{
    private const string Division = "370102";
    private const int Seed = 7;
    private const int Families = 120;

    /// <returns>Of the zero-proof families of 370102 the one with the most records, and the verdict that the hub stored for it.</returns>
    public static async Task<(DecisionInput Input, Verdict Stored)> LoadAsync(CancellationToken cancellationToken)
    {
        var folder = WorkFolder.Create();
        try
        {
            var population = MadeUpPopulation.Create(Seed, Families);
            await using var bureau = await MockBureau.StartAsync(population, cancellationToken: cancellationToken);
            var program = new HubProgram(bureau, folder);
            await using var hub = await program.StartHereAsync(null, cancellationToken);
            var families = population.Families.Where(f => f.Division == Division).ToArray();
            using var caller = new FamilyCaller("hub", new Uri(hub.Address, "v1/verifications"), await program.KeyAsync(cancellationToken), SampleFamilies.Bodies(families, bureau.IdentityProvider));
            for (var i = 0; i < families.Length; i++)
            {
                await caller.CallAsync(i, cancellationToken);
            }

            return await RichestAsync(hub.Services.GetRequiredService<IVerificationStore>(), cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(DecisionInput Input, Verdict Stored)> RichestAsync(IVerificationStore store, CancellationToken cancellationToken)
    {
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Policies", $"{Division}-2026-primary.json"), cancellationToken)).Policy!;
        VerificationView? richest = null;
        var page = await store.SearchAsync(new VerificationQuery { Division = Division, Outcome = Outcome.ZeroProof, Limit = 200 }, DivisionScope.All, cancellationToken);
        foreach (var summary in page.Items)
        {
            var view = await store.FindAsync(summary.Id, null, DivisionScope.All, cancellationToken);
            richest = richest is null || Records(view!) > Records(richest) ? view : richest;
        }

        var verification = richest?.Verification ?? throw new BenchmarkException("No family of the sample needs no proof.");
        var input = new DecisionInput
        {
            Policy = CompiledPolicy.Compile(policy, verification.PolicyVersion),
            Family = verification.Family,
            ClaimedGroup = verification.ClaimedGroup,
            Evidence = [.. verification.Pulls.Select(p => new Evidence(p.Id, p.Question, p.State, p.Answer))],
            DecisionDate = richest!.Revision!.DecisionDate,
        };
        return (input, richest.Revision.Verdict);
    }

    private static int Records(VerificationView view) => view.Verification.Pulls.Sum(p => p.State == PullState.Record ? p.Answer!.Records.Count : 0);
}
