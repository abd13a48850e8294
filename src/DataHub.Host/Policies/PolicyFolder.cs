using System.IO.Abstractions;
using System.Text;
using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Verification.Policies;

namespace DataHub.Host.Policies;

/// <summary>Reads every policy file (<c>*.json</c>) of a folder; what is wrong with one never hides the others.</summary>
/// <param name="items">Items that the hub knows from documents, which policies may name.</param>
internal sealed class PolicyFolder(IFileSystem files, DeclaredItems items)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The files in the order of their names; a missing folder is one file with a problem.</returns>
    public async Task<IReadOnlyList<PolicyFile>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!files.Directory.Exists(folder))
        {
            return [Unreadable(folder, "there is no such folder", "create it, or name the folder that holds the policies")];
        }

        var read = new List<PolicyFile>();
        var seen = new Dictionary<PolicyKey, string>();
        foreach (var path in files.Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var file = await ReadFileAsync(path, cancellationToken);
            if (file.Reading.Policy is { } policy && !seen.TryAdd(policy.Key, path))
            {
                file = file with { Reading = new(null, [new("", $"{seen[policy.Key]} is the policy of {policy.Key} already", "keep one of the two files")]) };
            }

            read.Add(file);
        }

        return read;
    }

    private async Task<PolicyFile> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var text = await files.File.ReadAllTextAsync(path, Utf8, cancellationToken);
            return new(path, text, PolicyReader.Read(text, items));
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "the file is not UTF-8", "save it as UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"the file cannot be read: {e.Message}", "let the hub's user read it");
        }
    }

    private static PolicyFile Unreadable(string path, string problem, string fix) => new(path, null, new(null, [new("", problem, fix)]));
}
