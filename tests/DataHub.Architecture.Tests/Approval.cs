using System.Text;

namespace DataHub.Architecture.Tests;

/// <summary>Compares a contract with its approved text, so that a change shows as a diff in review.</summary>
internal static class Approval
{
    private const string Accept = "APPROVE";

    private static readonly string Project = typeof(Approval).Assembly.GetName().Name!;

    public static void Check(string name, IEnumerable<string> lines)
    {
        string[] now = [.. lines];
        var path = Repository.Path("tests", Project, "Approved", name + ".txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, string.Join('\n', now) + "\n");
            return;
        }

        string[] approved = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (!approved.SequenceEqual(now, StringComparer.Ordinal))
        {
            Assert.Fail(Difference(name, approved, now));
        }
    }

    private static string Difference(string name, string[] approved, string[] now)
    {
        var text = new StringBuilder($"{name} is not as approved:").AppendLine();
        foreach (var line in approved.Except(now, StringComparer.Ordinal))
        {
            text.Append("- ").AppendLine(line);
        }

        foreach (var line in now.Except(approved, StringComparer.Ordinal))
        {
            text.Append("+ ").AppendLine(line);
        }

        if (approved.ToHashSet().SetEquals(now))
        {
            text.AppendLine("(the same lines in another order or number)");
        }

        return text.Append($"If the change is meant, accept it: {Accept}=1 dotnet run --project tests/{Project}").ToString();
    }
}
