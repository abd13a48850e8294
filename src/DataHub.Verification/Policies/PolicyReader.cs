using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>Reads a policy document: its shape and its rules are both checked, and everything wrong is answered at once.</summary>
public static class PolicyReader
{
    private static readonly JsonTypeInfo<Policy> Shape = CoreJson.Default.Policy;

    /// <summary>Never throws for what the text holds.</summary>
    /// <param name="items">Items that the hub knows from documents, which policies may name; null for none.</param>
    public static PolicyReading Read(string json, DeclaredItems? items = null)
    {
        try
        {
            if (!HoldsTextOnly(json))
            {
                return new(null, [new("", "a text holds half a surrogate pair, which is no character", "write the character itself, or both halves of its escape")]);
            }

            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, items ?? DeclaredItems.None);
        }
        catch (JsonException e)
        {
            return new(null, [new("", $"this is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", "correct the syntax there")]);
        }
    }

    /// <summary>JSON may escape half a surrogate pair; nothing later could turn it into a string.</summary>
    private static bool HoldsTextOnly(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static PolicyReading Read(JsonElement root, DeclaredItems items)
    {
        var shape = new PolicyShape(Shape.Options);
        shape.Compare(root, Shape);
        if (!shape.Buildable)
        {
            // The rules need the whole policy: they speak once its parts are there.
            return new(null, shape.Problems);
        }

        var policy = root.Deserialize(Shape)!;
        PolicyProblem[] problems = [.. shape.Problems, .. PolicyValidator.Problems(policy, items)];
        return problems.Length == 0 ? new(policy, []) : new(null, problems);
    }
}
