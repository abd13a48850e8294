using System.Text;

namespace DataHub.Core.Identifiers;

/// <summary>The lines of a table under <c>Identifiers/Data</c>, read once by the type that serves it.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string> Lines(string name)
    {
        var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"DataHub.Core.Identifiers.Data.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
