using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Core.Families;

/// <summary>
/// Who of the family a pull or a fact is about, without saying their name: <c>child</c>, <c>guardian-1</c> to <c>guardian-4</c>
/// (in the order of the request), or <c>mother</c> for the mother that only the hints name.
/// </summary>
[JsonConverter(typeof(RoleConverter))]
public readonly record struct Role
{
    private static readonly string[] Names = ["child", "guardian-1", "guardian-2", "guardian-3", "guardian-4", "mother"];
    private readonly byte _index;

    private Role(int index) => _index = (byte)index;

    public static Role Child { get; } = new(0);
    public static Role HintedMother { get; } = new(5);

    /// <param name="index">0 to 3, the position in <see cref="Family.Guardians"/>.</param>
    public static Role Guardian(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 3);
        return new(index + 1);
    }

    public bool IsGuardian => _index is >= 1 and <= 4;

    /// <summary>Position in <see cref="Family.Guardians"/>; -1 for the child; out of any range for the hinted mother.</summary>
    public int GuardianIndex => _index == 5 ? int.MaxValue : _index - 1;

    public override string ToString() => Names[_index];

    public static bool TryParse(string? text, out Role role)
    {
        var index = Array.IndexOf(Names, text);
        role = index < 0 ? default : new Role(index);
        return index >= 0;
    }

    internal sealed class RoleConverter : JsonConverter<Role>
    {
        public override Role Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var role) ? role : throw new JsonException("no such role");

        public override void Write(Utf8JsonWriter writer, Role value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
