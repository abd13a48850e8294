using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Benchmarks.Reporting;

/// <summary>Prints a table for people and writes JSON for scripts.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static void Print(TextWriter console, IReadOnlyList<Measurement> measurements)
    {
        var width = Math.Max(10, measurements.Max(m => m.Name.Length));
        console.WriteLine();
        console.WriteLine($"{"name".PadRight(width)}  {"value",12}  {"unit",-8}  {"baseline",12}  {"ratio",7}  {"target",9}");
        foreach (var m in measurements)
        {
            var target = m.Target is { } t ? $"{(m.LowerIsBetter ? "≤" : "≥")} {Number(t)}{(m.Reached == true ? "" : " ✗")}" : "";
            console.WriteLine($"{m.Name.PadRight(width)}  {Number(m.Value),12}  {m.Unit,-8}  {Number(m.Baseline),12}  {Number(m.Ratio),7}  {target,9}");
        }

        console.WriteLine();
        console.WriteLine($"{Machine.This.Cores} cores, {Machine.This.MemoryGiB} GiB, {Machine.This.System}, {Machine.This.Runtime}, {Machine.This.Configuration}");
    }

    public static void Write(string file, IReadOnlyList<Measurement> measurements)
    {
        var body = new
        {
            machine = Machine.This,
            measurements = measurements.Select(m => new { m.Name, m.Value, m.Unit, m.Baseline, m.Ratio, m.Target, m.Reached }),
        };
        File.WriteAllText(file, JsonSerializer.Serialize(body, Json));
    }

    private static string Number(double? value) => value is not { } v ? "" : v.ToString(Math.Abs(v) >= 100 ? "N0" : Math.Abs(v) >= 10 ? "N1" : "N3", CultureInfo.InvariantCulture);
}
