using System.Text.Json;
using DataHub.Cli.Running;

namespace DataHub.Cli.Commands;

/// <summary>A policy's file, and whose policy it says it is.</summary>
internal sealed record PolicyDocumentFile(string Text, string Division, int Year, string Stage)
{
    /// <exception cref="CommandException">It cannot be read, or does not say whose policy it is.</exception>
    public static async Task<PolicyDocumentFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var text = await InputFile.ReadAsync(path, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("division", out var division) && division.ValueKind == JsonValueKind.String
                && root.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out var number)
                && root.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.String)
            {
                return new PolicyDocumentFile(text, division.GetString()!, number, stage.GetString()!);
            }
        }
        catch (JsonException exception)
        {
            throw CommandException.Usage($"{path} is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }

        throw CommandException.Usage($"{path} does not say whose policy it is: it needs division, year and stage. 'datahub policies validate' names everything that is wrong.");
    }
}
