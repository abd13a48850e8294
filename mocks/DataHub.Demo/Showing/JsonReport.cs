using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Demo.Verifying;

namespace DataHub.Demo.Showing;

/// <summary>Everything for scripts: the summary of many families, and a line of figures for each.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string file, IReadOnlyList<FamilyResult> results, RunSummary? summary) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            summary,
            families = results.Select(r => new
            {
                r.Family.Index,
                r.Family.Scenario,
                r.Family.Division,
                claimed = r.Family.Group,
                r.Response.Id,
                r.Response.Outcome,
                r.Response.Group,
                r.Response.Final,
                papers = r.Response.Papers.Select(p => p.Material),
                pulls = r.Response.Pulls.Count,
                elapsedMs = Math.Round(r.Elapsed.TotalMilliseconds, 2),
                expected = r.Family.Truth,
                differences = r.Differences,
            }),
        },
        Options));
}
