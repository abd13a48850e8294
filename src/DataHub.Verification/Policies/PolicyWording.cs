using System.Text.Json.Nodes;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>What the schema says about the policy's properties beyond their types: meaning, words allowed, lists that may not be empty.</summary>
internal static class PolicyWording
{
    private static readonly Dictionary<(Type, string), (string Description, Action<JsonObject>? Narrow)> Properties = new()
    {
        [(typeof(Policy), "$schema")] = ("Where this schema is found; of no account to the hub.", null),
        [(typeof(Policy), "division")] = ("GB/T 2260 code of the county.", s => s["pattern"] = "^[0-9]{6}$"),
        [(typeof(Policy), "year")] = ("Admission year.", null),
        [(typeof(Policy), "title")] = ("Name of the policy in Chinese and English.", null),
        [(typeof(Policy), "referenceDate")] = ("The day that the checks' dates compare with, in the admission year.", null),
        [(typeof(Policy), "decisionDeadline")] = ("What is still pending then counts as not available.", null),
        [(typeof(Policy), "pulls")] = ("frugal (default): in waves, only what can still change the verdict; eager: all alternatives of the candidate groups at once.", null),
        [(typeof(Policy), "age")] = ("Checks of the child's age, the first requirement of every group.", NotEmpty),
        [(typeof(Policy), "groups")] = ("Enrolment groups in the order of preference among equal outcomes.", NotEmpty),
        [(typeof(Policy), "districts")] = ("School districts; no address may lie in two.", null),
        [(typeof(Policy), "scoring")] = ("Matters that applicants are ordered by beyond the places there are: only the four lawful ones.", null),
        [(typeof(Policy), "furtherMaterials")] = ("What else families must bring; it counts towards the five papers of a group. Prohibited materials are refused.", null),
        [(typeof(GroupSpec), "id")] = ("One of the province's five groups.", s => s["enum"] = Words(PolicyVocabulary.Groups.Select(g => g.Group))),
        [(typeof(GroupSpec), "defining")] = ("Requirements that make a family a candidate when it claims no group.", NotEmpty),
        [(typeof(GroupSpec), "requirements")] = ("All must be met; each may ask for one paper, a group for at most five.", NotEmpty),
        [(typeof(RequirementSpec), "id")] = ("What is required.", s => s["enum"] = Words(PolicyVocabulary.Alternatives.Keys.Order(StringComparer.Ordinal))),
        [(typeof(RequirementSpec), "alternatives")] = ("Any one meets the requirement; the first with its status is reported.", NotEmpty),
        [(typeof(AlternativeSpec), "id")] = (
            "Whose records of which item are judged; or the id of an item that the hub knows from a document (the hub refuses one that it does not know).",
            s => s["anyOf"] = OrDeclared(PolicyVocabulary.Alternatives.Values.SelectMany(a => a).Distinct().Order(StringComparer.Ordinal))),
        [(typeof(AlternativeSpec), "paper")] = ("The paper that it falls back to: one of the eleven, or one that a declared item brings.", s => s["anyOf"] = OrDeclared([.. PolicyVocabulary.Papers, null])),
        [(typeof(AlternativeSpec), "checks")] = ("One and the same record must pass them all.", NotEmpty),
        [(typeof(SchoolDistrict), "areas")] = ("Communities, villages, towns, and roads by house numbers.", NotEmpty),
        [(typeof(DistrictArea), "town")] = ("Of a village, where several share a name.", null),
        [(typeof(DistrictArea), "from")] = ("First house number of a road, included; open if left out.", s => s["minimum"] = 1),
        [(typeof(DistrictArea), "to")] = ("Last house number of a road, included; open if left out.", s => s["minimum"] = 1),
        [(typeof(DistrictArea), "parity")] = ("Side of a road; both if left out.", null),
        [(typeof(ScoringItem), "item")] = ("What points are given for.", s => s["enum"] = Words(PolicyVocabulary.ScoringItems)),
        [(typeof(ScoringItem), "points")] = ("At least one.", s => s["minimum"] = 1),
    };

    public static void Refine(Type declaring, string name, JsonObject schema)
    {
        if (Properties.TryGetValue((declaring, name), out var wording))
        {
            schema.Insert(0, "description", wording.Description);
            wording.Narrow?.Invoke(schema);
        }
    }

    private static void NotEmpty(JsonObject schema) => schema["minItems"] = 1;

    /// <summary>The known words, and whatever else has the form of a declared id: an editor completes the first and does not refuse the second.</summary>
    private static JsonArray OrDeclared(IEnumerable<string?> words) =>
        [new JsonObject { ["enum"] = Words(words) }, new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z][a-z0-9]*(-[a-z0-9]+)+$" }];

    private static JsonArray Words(IEnumerable<string?> words) => new([.. words.Select(word => (JsonNode?)word)]);
}
