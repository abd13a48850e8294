using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>A sample with one known field gone or of another type, or with a list's element null.</summary>
/// <param name="Name"><c>missing data.HH</c></param>
/// <param name="Field">Path that the drift must name.</param>
public sealed record Mutation(string Name, string Document, string Field);

/// <summary>Every such mutation of a JSON sample, found by walking it: of a list only the first element.</summary>
public static class JsonMutations
{
    /// <param name="optional">Paths that the handbook lets be null or absent.</param>
    public static IEnumerable<Mutation> Of(string sample, IReadOnlySet<string> optional)
    {
        foreach (var (path, steps) in Fields(JsonNode.Parse(sample)!, "", []).Where(f => !optional.Contains(f.Path)).ToList())
        {
            if (steps[^1] is int)
            {
                yield return new Mutation($"null {path}", Change(sample, steps, (parent, index) => parent.AsArray()[(int)index] = null), path);
                continue;
            }

            yield return new Mutation($"missing {path}", Change(sample, steps, (parent, name) => parent.AsObject().Remove((string)name)), path);
            yield return new Mutation($"null {path}", Change(sample, steps, (parent, name) => parent[(string)name] = null), path);
            yield return new Mutation($"retyped {path}", Change(sample, steps, (parent, name) => parent[(string)name] = Retyped(parent[(string)name])), path);
        }
    }

    /// <summary>The sample with an unknown field in every object.</summary>
    public static string WithUnknownFields(string sample)
    {
        var root = JsonNode.Parse(sample)!;
        Extend(root);
        return root.ToJsonString();
    }

    private static IEnumerable<(string Path, object[] Steps)> Fields(JsonNode node, string path, object[] steps)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, child) in members)
            {
                if (child is null)
                {
                    continue;
                }

                var at = path.Length == 0 ? name : $"{path}.{name}";
                object[] to = [.. steps, name];
                yield return (at, to);
                foreach (var deeper in Fields(child, at, to))
                {
                    yield return deeper;
                }
            }
        }
        else if (node is JsonArray { Count: > 0 } list && list[0] is { } first)
        {
            object[] to = [.. steps, 0];
            yield return ($"{path}[0]", to);
            foreach (var deeper in Fields(first, $"{path}[0]", to))
            {
                yield return deeper;
            }
        }
    }

    private static string Change(string sample, object[] steps, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(sample)!;
        var parent = root;
        foreach (var step in steps[..^1])
        {
            parent = step is int index ? parent[index]! : parent[(string)step]!;
        }

        change(parent, steps[^1]);
        return root.ToJsonString();
    }

    private static JsonNode Retyped(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? JsonValue.Create(1) : JsonValue.Create("retyped");

    private static void Extend(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var child in members.Select(m => m.Value).ToList())
            {
                Extend(child);
            }

            members["addedWithoutNotice"] = new JsonObject { ["nested"] = new JsonArray(1, "two", null) };
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
            {
                Extend(child);
            }
        }
    }
}
