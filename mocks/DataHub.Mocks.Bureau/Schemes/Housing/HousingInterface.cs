using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.Housing;

/// <summary>One interface of the housing department.</summary>
/// <param name="method"><c>GET</c> takes its parameters from the query, <c>POST</c> from a form.</param>
internal abstract class HousingInterface(BureauItem item, string method, string path)
{
    public BureauItem Item { get; } = item;
    public string Method { get; } = method;
    public string Path { get; } = path;

    /// <param name="parameters">The business parameters alone; empty ones are left out.</param>
    /// <returns>Null when one is unknown, missing or malformed (PARAM_ERROR).</returns>
    public abstract Question? Read(IReadOnlyDictionary<string, string> parameters);

    /// <summary>About one subject; without a row there is nobody to write of.</summary>
    protected static Question Ask<TRow>(string subject, IReadOnlyList<TRow> rows, Action<Utf8JsonWriter, TRow> write) =>
        new([subject], w => JsonRows.Write(w, rows, write)) { Found = rows.Count > 0 };
}
