using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Policies;

/// <summary>
/// The JSON Schema (draft 2020-12) of a policy document, drawn from the model that reads it and from the checks' own parameters,
/// so that it cannot fall behind. What no schema can say (five papers, overlapping districts, prohibited materials) the validator says.
/// </summary>
public static class PolicySchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, indented, ending with a line feed.</summary>
    public static string Text { get; } = Build().ToJsonString(Written) + "\n";

    private static JsonObject Build()
    {
        var model = CoreJson.Default.Policy.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Refine }).AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Enrolment verification policy",
            ["description"] = "One county's rules for one admission year and stage: what each enrolment group requires and which checks its records must pass.",
        };
        foreach (var (keyword, value) in model)
        {
            schema[keyword] = value?.DeepClone();
        }

        schema["$defs"] = new JsonObject { ["check"] = new JsonObject { ["oneOf"] = new JsonArray([.. CheckCatalogue.All.Select(Check)]) } };
        return schema;
    }

    private static JsonNode Refine(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type == typeof(CheckSpec))
        {
            return new JsonObject { ["$ref"] = "#/$defs/check" };
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema.ContainsKey("properties"))
        {
            schema["additionalProperties"] = false;
        }

        if (context.PropertyInfo is { } property)
        {
            PolicyWording.Refine(property.DeclaringType, property.Name, schema);
        }

        return schema;
    }

    private static JsonObject Check(CheckDefinition definition)
    {
        var properties = new JsonObject { ["check"] = new JsonObject { ["enum"] = new JsonArray(definition.Name) } };
        var required = new JsonArray("check");
        foreach (var parameter in Parameters(definition))
        {
            properties[parameter.Name] = parameter.Schema.DeepClone();
            if (parameter.Required)
            {
                required.Add(parameter.Name);
            }
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    /// <summary>A check declares its parameters by reading them: so it is bound once, to an empty policy, and what it misses is not held against it.</summary>
    internal static IReadOnlyList<ParameterShape> Parameters(CheckDefinition definition)
    {
        var empty = new Policy
        {
            Division = "",
            Year = 0,
            Stage = Stage.Primary,
            Title = new("", ""),
            ReferenceDate = default,
            DecisionDeadline = default,
            Age = [],
            Groups = [],
        };
        var parameters = new CheckParameters(new() { Check = definition.Name }, empty, "", new List<PolicyProblem>(), []);
        definition.Bind(parameters);
        return parameters.Read;
    }
}
