using System.Text.Json;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.PropertyTitle;

/// <summary>What is asked of the title register: an owner or one title, page by page.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1–50.</param>
internal sealed record PropertyTitleQuery(string? OwnerNumber, string? TitleNumber, string? Division, int Page, int Size)
{
    private const int DefaultSize = 20, MaxSize = 50;

    /// <returns>Null when a member is unknown, missing or malformed.</returns>
    public static PropertyTitleQuery? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return null;
        string? name = null, owner = null, title = null, division = null;
        int page = 1, size = DefaultSize;
        foreach (var member in body.EnumerateObject())
        {
            var read = member.Name switch
            {
                "qlrmc" => TryString(member.Value, ref name),
                "qlrzjh" => TryString(member.Value, ref owner),
                "bdcqzh" => TryString(member.Value, ref title),
                "ssxq" => TryString(member.Value, ref division),
                "page" => TryNumber(member.Value, ref page),
                "size" => TryNumber(member.Value, ref size),
                _ => false,
            };
            if (!read) return null;
        }
        var asked = title is null ? Spelling.IsAnyDocument(owner) && Spelling.IsName(name) : title.Length is >= 4 and <= 60 && (owner is null || Spelling.IsAnyDocument(owner));
        var within = division is null || (division.Length == 6 && division.All(char.IsAsciiDigit));
        return asked && within && page >= 1 && size is >= 1 and <= MaxSize ? new(owner, title, division, page, size) : null;
    }

    private static bool TryString(JsonElement value, ref string? into)
    {
        if (into is not null || value.ValueKind != JsonValueKind.String) return false;
        into = value.GetString();
        return true;
    }

    private static bool TryNumber(JsonElement value, ref int into) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out into);
}
