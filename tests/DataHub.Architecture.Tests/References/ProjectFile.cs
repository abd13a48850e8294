using System.Xml.Linq;

namespace DataHub.Architecture.Tests.References;

/// <summary>A project and the projects it references, by name.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> References)
{
    public static ProjectFile Load(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    public static ProjectFile Parse(string name, string xml) => new(
        name,
        [
            .. XDocument.Parse(xml).Descendants("ProjectReference")
                .Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))
                .Select(Path.GetFileNameWithoutExtension)!,
        ]);
}
