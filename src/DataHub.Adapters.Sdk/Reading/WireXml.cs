using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>XML in GB18030, read without any entity or outside reference, strictly.</summary>
public static class WireXml
{
    /// <summary>GB 18030; a byte sequence that is none is an error, not a question mark.</summary>
    public static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The root element.</summary>
    /// <exception cref="DriftException">No well-formed XML in that encoding, or one with a document type.</exception>
    public static XElement Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = Gb18030.GetString(body.Span);
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = text.Length,
                MaxCharactersFromEntities = 1024,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = true,
            };
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XElement.Load(reader);
        }
        catch (Exception failure) when (failure is XmlException or DecoderFallbackException)
        {
            throw DriftException.Malformed("body");
        }
    }

    /// <summary>The child element, which must be there.</summary>
    /// <param name="path">Path of <paramref name="parent"/>, for the name of a missing field.</param>
    public static XElement Child(XElement parent, string name, string path) =>
        parent.Element(name) ?? throw DriftException.Missing(At(path, name));

    /// <summary>The child element that must be there and hold elements, or nothing; but no text.</summary>
    public static XElement Group(XElement parent, string name, string path)
    {
        var child = Child(parent, name, path);
        return child.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)) ? throw DriftException.WrongType(At(path, name)) : child;
    }

    /// <summary>The text of a child element that must be there and hold nothing but text.</summary>
    public static string Text(XElement parent, string name, string path)
    {
        var child = Child(parent, name, path);
        return child.HasElements ? throw DriftException.WrongType(At(path, name)) : child.Value;
    }

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
