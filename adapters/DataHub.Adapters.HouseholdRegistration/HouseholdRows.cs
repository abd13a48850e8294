using System.Text.Json;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.HouseholdRegistration;

/// <summary>The rows of a batch answer, cut out of it byte for byte.</summary>
internal static class HouseholdRows
{
    /// <exception cref="DriftException">The data is no list of rows with an id number each.</exception>
    public static List<HouseholdRowBytes> Cut(ReadOnlyMemory<byte> data)
    {
        var reader = new Utf8JsonReader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw DriftException.WrongType("data");
        }

        List<HouseholdRowBytes> rows = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var json = data[start..(int)reader.BytesConsumed];
            var head = WireJson.Read(json, HouseholdWire.Default.HouseholdRowHead, $"data[{rows.Count}]");
            rows.Add(new HouseholdRowBytes(head.IdNumber, json));
        }

        return rows;
    }
}

internal sealed record HouseholdRowBytes(string IdNumber, ReadOnlyMemory<byte> Json)
{
    public override string ToString() => nameof(HouseholdRowBytes);
}
