using System.Numerics;
using DataHub.Core.Families;

namespace DataHub.Verification.Deciding;

/// <summary>A set of the family's people; the position of a bit is the person's index (0 child, 1 to 4 the guardians in order).</summary>
[Flags]
internal enum People : byte
{
    None = 0,
    Child = 1,
    Guardian1 = 2,
    Guardian2 = 4,
    Guardian3 = 8,
    Guardian4 = 16,
    Guardians = Guardian1 | Guardian2 | Guardian3 | Guardian4,
}

internal static class PeopleSets
{
    public const int Count = 5;

    public static People Only(int person) => (People)(1 << person);

    public static bool Has(this People people, int person) => ((int)people >> person & 1) != 0;

    public static bool Within(this People people, People others) => (people & ~others) == 0;

    public static int Size(this People people) => BitOperations.PopCount((uint)people);

    public static Role RoleOf(int person) => person == 0 ? Role.Child : Role.Guardian(person - 1);

    /// <returns>-1 for the hinted mother: she is asked for a birth certificate, never checked.</returns>
    public static int IndexOf(Role role) => role == Role.Child ? 0 : role.IsGuardian ? role.GuardianIndex + 1 : -1;
}
