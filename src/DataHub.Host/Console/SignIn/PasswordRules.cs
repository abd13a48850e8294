namespace DataHub.Host.Console.SignIn;

public enum SignInProblem { Wrong, Locked, TooOften, Stale, NoRights }

public enum PasswordProblem { TooShort, TooLong, Differs, Same, LikeName, Wrong, Locked, Stale }

/// <summary>What a chosen password must be: long, new and not the name. Nothing else helps.</summary>
internal static class PasswordRules
{
    public static PasswordProblem? Check(string name, string current, string chosen, string again) =>
        chosen.Length < LocalAccounts.ShortestPassword ? PasswordProblem.TooShort
        : chosen.Length > LocalAccounts.LongestPassword ? PasswordProblem.TooLong
        : chosen != again ? PasswordProblem.Differs
        : chosen == current ? PasswordProblem.Same
        : chosen.Contains(name, StringComparison.OrdinalIgnoreCase) && chosen.Length < LocalAccounts.ShortestPassword + name.Length ? PasswordProblem.LikeName
        : null;
}
