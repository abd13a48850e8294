using System.Text.Json.Serialization;
using DataHub.Core.Families;
using DataHub.Core.Items;

namespace DataHub.Core.Pulls;

/// <summary>One question about one item for one person (or couple): exactly what the item needs, nothing more.</summary>
public sealed record PullQuestion
{
    public required ItemId Item { get; init; }
    public required Role Role { get; init; }

    /// <summary>The person asked about: the child for a birth certificate, the first of a couple for a marriage.</summary>
    public required Person Subject { get; init; }

    /// <summary>The second person where the item takes one: the other of a couple, the mother for a birth certificate.</summary>
    public Role? OtherRole { get; init; }
    public Person? Other { get; init; }

    /// <summary>Certificate, title, contract or credit number from the hints, where the question is asked by number.</summary>
    public string? Number { get; init; }

    /// <summary>County the answer is limited to, where the item can be limited (property titles).</summary>
    public string? Division { get; init; }

    /// <summary>Period asked for, inclusive, where the item has one (social insurance, at most 60 months).</summary>
    public YearMonth? From { get; init; }
    public YearMonth? To { get; init; }

    /// <summary><c>guardian-1</c>, or <c>guardian-1+guardian-2</c> for a couple: what the API shows as the person.</summary>
    [JsonIgnore]
    public string Who => OtherRole is { } other ? $"{Role}+{other}" : Role.ToString();

    /// <summary>Names the question within its verification, without personal data; two questions with one key are the same.</summary>
    [JsonIgnore]
    public string Key => field ??= Number is null ? $"{Item}/{Who}" : $"{Item}/{Who}/by-number";

    public override string ToString() => Key;
}
