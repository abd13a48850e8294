using System.Globalization;
using System.Text.RegularExpressions;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;

namespace DataHub.Verification.Explaining;

/// <summary>Fills the places of a sentence, <c>{field}</c>, from facts; <c>{Field}</c> begins an English sentence with the value.</summary>
internal sealed partial class Template(Func<string, Text?> valueOf)
{
    /// <summary>Stands where a value is not known: a sentence is never left with a hole.</summary>
    public const string Unknown = "—";

    public Template(IReadOnlyList<Fact> facts, Func<Fact, string>? shown, Words words) : this(field => ValueOf(field, facts, shown, words))
    {
    }

    public static Template Of(Counterfactual found) => new(field => field switch
    {
        "needed" => Same(found.Needed),
        "actual" => Same(found.Actual),
        "metOn" when found.MetOn is { } day => Same(day.ToString("O", CultureInfo.InvariantCulture)),
        "referenceDate" when found.ReferenceDate is { } day => Same(day.ToString("O", CultureInfo.InvariantCulture)),
        _ => null,
    });

    public static Template Of(string paper, IReadOnlyList<string> orElse, Words words) => new(field => field switch
    {
        "paper" => words.Paper(paper),
        "orElse" => new(
            string.Join('、', orElse.Select(other => words.Paper(other).Zh)),
            string.Join(" or the ", orElse.Select(other => words.Paper(other).En))),
        _ => null,
    });

    public Text Fill(Text sentence) => new(
        Place().Replace(sentence.Zh, place => Value(place.Groups[1].Value)?.Zh ?? Unknown),
        Place().Replace(sentence.En, place => InEnglish(place.Groups[1].Value)));

    private string InEnglish(string field)
    {
        var value = Value(field)?.En ?? Unknown;
        return char.IsUpper(field[0]) ? char.ToUpperInvariant(value[0]) + value[1..] : value;
    }

    private Text? Value(string field) => valueOf(char.ToLowerInvariant(field[0]) + field[1..]);

    /// <summary>Beside the facts' own names: <c>item</c>; and of a declared item's first fact, <c>field</c> what it is called, <c>value</c> what it holds, <c>whose</c> whom it names.</summary>
    private static Text? ValueOf(string field, IReadOnlyList<Fact> facts, Func<Fact, string>? shown, Words words)
    {
        foreach (var fact in facts)
        {
            if (fact.Field == field)
            {
                return field == "whose" ? words.Whose(fact) : words.Value(fact, Shown(fact));
            }
        }

        return facts.Count == 0 ? null : field switch
        {
            "item" => words.Item(facts[0].Item.Value),
            "field" => words.Field(facts[0]),
            "value" => words.Value(facts[0], Shown(facts[0])),
            _ => null,
        };

        string Shown(Fact fact) => shown is null ? fact.Value : shown(fact);
    }

    private static Text Same(string value) => new(value, value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
