using System.Text.Json;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>Writes a list of rows as a JSON array.</summary>
internal static class JsonRows
{
    public static void Write<TRow>(Utf8JsonWriter w, IEnumerable<TRow> rows, Action<Utf8JsonWriter, TRow> write)
    {
        w.WriteStartArray();
        foreach (var row in rows) write(w, row);
        w.WriteEndArray();
    }
}
