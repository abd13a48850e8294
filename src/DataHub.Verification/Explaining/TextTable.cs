using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Policies;

namespace DataHub.Verification.Explaining;

/// <summary>Every sentence that a verdict can be told in, by code: the embedded <c>texts.json</c>.</summary>
internal sealed class TextTable
{
    private readonly FrozenDictionary<string, Entry> _reasons;

    private TextTable(Content content)
    {
        _reasons = content.Reasons.ToFrozenDictionary(p => p.Key, p => new Entry(In(p.Value, 0), p.Value.Length == 4 ? In(p.Value, 2) : null), StringComparer.Ordinal);
        Counterfactuals = Pairs(content.Counterfactuals);
        NextSteps = Pairs(content.NextSteps);
        Items = Pairs(content.Items);
        Papers = Pairs(content.Papers);
        Values = Pairs(content.Values);
    }

    public static TextTable Embedded { get; } = Read();

    public FrozenDictionary<string, Text> Counterfactuals { get; }

    /// <summary>What to do where the reason has no step of its own, by the requirement's status.</summary>
    public FrozenDictionary<string, Text> NextSteps { get; }
    public FrozenDictionary<string, Text> Items { get; }
    public FrozenDictionary<string, Text> Papers { get; }

    /// <summary>Words for coded values of facts: roles, states, uses.</summary>
    public FrozenDictionary<string, Text> Values { get; }

    public IEnumerable<string> Codes => _reasons.Keys;

    public bool Has(string code) => _reasons.ContainsKey(code);

    /// <exception cref="KeyNotFoundException">A check answers a code that the table lacks: its author forgot the sentence.</exception>
    public Text Reason(string code) => _reasons[code].Sentence;

    /// <returns>Null where what to do follows from the status alone.</returns>
    public Text? NextStep(string code) => _reasons[code].NextStep;

    private static FrozenDictionary<string, Text> Pairs(Dictionary<string, string[]> pairs) =>
        pairs.ToFrozenDictionary(p => p.Key, p => In(p.Value, 0), StringComparer.Ordinal);

    private static Text In(string[] texts, int from) => new(texts[from], texts[from + 1]);

    private static TextTable Read()
    {
        using var stream = typeof(TextTable).Assembly.GetManifestResourceStream("DataHub.Verification.Explaining.texts.json")
            ?? throw new InvalidOperationException("the table of texts is not embedded");
        return new(JsonSerializer.Deserialize(stream, TextJson.Default.Content)!);
    }

    private sealed record Entry(Text Sentence, Text? NextStep);

    /// <param name="Reasons">Sentence in Chinese and English, then what to do in both, where the code has a step of its own.</param>
    internal sealed record Content(
        Dictionary<string, string[]> Items,
        Dictionary<string, string[]> Papers,
        Dictionary<string, string[]> Values,
        Dictionary<string, string[]> Reasons,
        Dictionary<string, string[]> Counterfactuals,
        Dictionary<string, string[]> NextSteps);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TextTable.Content))]
internal sealed partial class TextJson : JsonSerializerContext;
