using System.IO.Compression;
using System.Xml;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// A Word file as a <see cref="Page"/>: paragraphs, headings, lists and tables of the main part, streamed with XmlReader, which neither builds
/// a tree nor follows references (docs/decisions/0031).
/// </summary>
internal static class WordFile
{
    /// <summary>Reads the main part, or says why the container is not opened.</summary>
    public static PageOutcome Read(Stream original, ReaderOptions options, CancellationToken cancel)
    {
        try
        {
            if (WordContainer.Refusal(original, options) is { } refusal)
                return new PageOutcome.Refused(refusal);
            original.Position = 0;
            using var zip = new ZipArchive(original, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip, options, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or ArgumentException or NotSupportedException)
        {
            // What System.IO.Compression and System.Xml throw on bytes that are no container or no XML.
            return new PageOutcome.Refused($"the Word file is broken: {broken.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static PageOutcome Read(ZipArchive zip, ReaderOptions options, CancellationToken cancel)
    {
        var main = Related(zip, "/officeDocument", options) ?? "word/document.xml";
        if (zip.GetEntry(main) is not { } part)
            return new PageOutcome.Refused("the container holds no Word document");
        var styles = Styles(zip, options);
        using var xml = Open(part, options);
        var text = new WordText(styles);
        text.Read(xml, cancel);
        var (words, lines) = text.Finish();
        var warnings = zip.GetEntry("word/footnotes.xml") is { Length: > 3000 } ? (string[])["the file's footnotes were not read"] : [];
        var title = lines.Exists(l => l.Kind == SegmentKind.Title) ? null : CoreTitle(zip, options);
        return new PageOutcome.Opened(new(words, lines, new() { Title = title }, warnings));
    }

    private static string? Related(ZipArchive zip, string kind, ReaderOptions options) =>
        Elements(zip, "_rels/.rels", "Relationship", options, x => (Type: x.GetAttribute("Type"), Target: x.GetAttribute("Target")))
            .Find(r => r.Type?.EndsWith(kind, StringComparison.Ordinal) == true).Target?.TrimStart('/');

    // Style ids are translated by Word ("berschrift1"), names are not ("heading 1").
    private static Dictionary<string, string> Styles(ZipArchive zip, ReaderOptions options)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string? id = null;
        foreach (var (name, value) in Elements(zip, "word/styles.xml", null, options, StyleOrName))
        {
            if (name == "style")
                id = value;
            else if (name == "name" && id is not null && value is not null)
                names.TryAdd(id, value.ToLowerInvariant());
        }
        return names;
    }

    private static (string Name, string? Value) StyleOrName(XmlReader xml) =>
        (xml.LocalName, xml.GetAttribute(xml.LocalName == "style" ? "styleId" : "val", xml.NamespaceURI));

    private static string? CoreTitle(ZipArchive zip, ReaderOptions options)
    {
        if (Related(zip, "/core-properties", options) is not { } core || zip.GetEntry(core) is not { } part)
            return null;
        using var xml = Open(part, options);
        return xml.ReadToFollowing("title", "http://purl.org/dc/elements/1.1/") ? Clean(xml.ReadElementContentAsString()) : null;
    }

    private static string? Clean(string title) => title.Trim() is { Length: > 0 and < 400 } words ? words : null;

    private static List<T> Elements<T>(ZipArchive zip, string path, string? name, ReaderOptions options, Func<XmlReader, T> read)
    {
        var found = new List<T>();
        if (zip.GetEntry(path) is not { } part)
            return found;
        using var xml = Open(part, options);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && (name is null || xml.LocalName == name))
                found.Add(read(xml));
        }
        return found;
    }

    // The declared sizes were checked, but they are the file's own word: the reader stops at the limit by itself.
    private static XmlReader Open(ZipArchiveEntry part, ReaderOptions options) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = options.ZipUnpackedBytes,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });
}
