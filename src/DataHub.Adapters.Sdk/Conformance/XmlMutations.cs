using System.Xml.Linq;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>What <see cref="JsonMutations"/> does, for XML samples: of elements that repeat, only the first.</summary>
public static class XmlMutations
{
    /// <param name="repeated">Names of elements that may occur any number of times: one that is gone is no drift.</param>
    public static IEnumerable<Mutation> Of(string sample, IReadOnlySet<string> repeated)
    {
        foreach (var (path, steps) in Fields(Root(sample), "", [], repeated).ToList())
        {
            if (!repeated.Contains(steps[^1]))
            {
                yield return new Mutation($"missing {path}", Change(sample, steps, static element => element.Remove()), path);
            }

            yield return new Mutation($"retyped {path}", Change(sample, steps, Retype), path);
        }
    }

    /// <summary>The sample with an unknown element in every element that holds elements.</summary>
    public static string WithUnknownFields(string sample)
    {
        var root = Root(sample);
        foreach (var group in root.DescendantsAndSelf().Where(element => element.HasElements).ToList())
        {
            group.Add(new XElement("addedWithoutNotice", new XElement("nested", "1")));
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<(string Path, string[] Steps)> Fields(XElement parent, string path, string[] steps, IReadOnlySet<string> repeated)
    {
        foreach (var child in parent.Elements().DistinctBy(element => element.Name))
        {
            var name = child.Name.LocalName;
            var at = (path.Length == 0 ? name : $"{path}.{name}") + (repeated.Contains(name) ? "[0]" : "");
            string[] to = [.. steps, name];
            yield return (at, to);
            foreach (var deeper in Fields(child, at, to, repeated))
            {
                yield return deeper;
            }
        }
    }

    private static string Change(string sample, string[] steps, Action<XElement> change)
    {
        var root = Root(sample);
        change(steps.Aggregate(root, static (element, name) => element.Element(name)!));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Text where elements were, an element where text was.</summary>
    private static void Retype(XElement element)
    {
        if (element.HasElements)
        {
            element.Value = "retyped";
        }
        else
        {
            element.ReplaceNodes(new XElement("value", "retyped"));
        }
    }

    private static XElement Root(string sample) => XElement.Parse(sample);
}
