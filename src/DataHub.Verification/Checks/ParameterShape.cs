using System.Text.Json.Nodes;
using DataHub.Core.Json;

namespace DataHub.Verification.Checks;

/// <summary>A parameter as a check reads it: its name, whether a policy must give it, and the JSON Schema of its value.</summary>
internal sealed record ParameterShape(string Name, bool Required, JsonObject Schema)
{
    public static ParameterShape Whole(string name, bool required, int min, int max) =>
        new(name, required, new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max });

    public static ParameterShape Date(string name) => new(name, true, new() { ["type"] = "string", ["format"] = "date" });

    public static ParameterShape Flag(string name) => new(name, false, new() { ["type"] = "boolean" });

    public static ParameterShape Text(string name, bool required) => new(name, required, new() { ["type"] = "string", ["minLength"] = 1 });

    public static ParameterShape Values(string name) =>
        new(name, true, ListOf(new() { ["type"] = new JsonArray("string", "number", "boolean") }));

    public static ParameterShape Words(string name) => new(name, true, ListOf(new() { ["type"] = "string" }));

    public static ParameterShape Prefixes(string name) =>
        new(name, false, ListOf(new() { ["type"] = "string", ["pattern"] = "^([0-9]{2}){1,3}$" }));

    public static ParameterShape Choice<T>(string name) where T : struct, Enum => new(name, false, OneOf<T>());

    public static ParameterShape Choices<T>(string name) where T : struct, Enum => new(name, false, ListOf(OneOf<T>()));

    private static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items, ["minItems"] = 1 };

    private static JsonObject OneOf<T>() where T : struct, Enum => new() { ["enum"] = new JsonArray([.. EnumNames<T>.All]) };
}
