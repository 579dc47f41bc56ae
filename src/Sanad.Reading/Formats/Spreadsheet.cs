using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Sanad.Reading;

/// <summary>
/// The cells of a workbook's first sheet (XLSX, ECMA-376), streamed with XmlReader as Word files are (docs/decisions/0031): what a cell shows, not the formula
/// behind it; a day as 2019-11-15, whatever the sheet's own form of it.
/// </summary>
public static class Spreadsheet
{
    private const int MostColumns = 16_384;
    private const long MostSharedText = 256L << 20;
    private static readonly ReaderOptions Limits = new();
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified), Epoch1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Rows with their numbers as the sheet counts them, cells trimmed. Read once; the stream is closed at the end.</summary>
    /// <param name="bytes">The file; it can be searched in.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">It is no workbook, or broken, or larger than is safe; the message says what to do.</exception>
    public static IEnumerable<(int Number, string[] Cells)> Rows(Stream bytes, string name)
    {
        using var opened = bytes;
        if (Guarded(name, () => WordContainer.Refusal(bytes, Limits)) is { } refusal)
            throw new InvalidDataException($"{name} is not opened: {refusal}. Save the sheet as CSV.");
        bytes.Position = 0;
        using var zip = Guarded(name, () => new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true));
        var (sheet, shared, dates, epoch) = Guarded(name, () => Parts(zip, name));
        using var xml = Guarded(name, () => Open(sheet));
        for (var last = 0; Guarded(name, () => NextRow(xml, shared, dates, epoch)) is var (number, cells);)
        {
            last = Math.Max(last + 1, number);
            yield return (last, cells);
        }
    }

    // What System.IO.Compression and System.Xml throw on bytes that are no container or no XML.
    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (!broken.Message.StartsWith(name, StringComparison.Ordinal) && broken is InvalidDataException or XmlException or IOException or ArgumentException or NotSupportedException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"{name} is a broken workbook: {broken.Message.ReplaceLineEndings(" ")} Open it in a spreadsheet program and save it again, or as CSV.", broken);
        }
    }

    private static (ZipArchiveEntry Sheet, List<string> Shared, HashSet<int> Dates, DateTime Epoch) Parts(ZipArchive zip, string name)
    {
        var (relation, is1904) = Workbook(zip);
        var target = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship", x => (Id: x.GetAttribute("Id"), Target: x.GetAttribute("Target"))).Find(r => r.Id == relation).Target;
        var path = target is null ? "xl/worksheets/sheet1.xml" : target.StartsWith('/') ? target[1..] : "xl/" + target;
        var sheet = zip.GetEntry(path) ?? throw new InvalidDataException($"{name} holds no sheet: it is no workbook of the kind XLSX. Save it as XLSX or CSV.");
        return (sheet, SharedTexts(zip), DateStyles(zip), is1904 ? Epoch1904 : Epoch);
    }

    private static (string? Relation, bool Is1904) Workbook(ZipArchive zip)
    {
        var first = Elements(zip, "xl/workbook.xml", "sheet", x => x.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            ?? x.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships")).FirstOrDefault();
        var is1904 = Elements(zip, "xl/workbook.xml", "workbookPr", x => x.GetAttribute("date1904")).FirstOrDefault();
        return (first, is1904 is "1" or "true");
    }

    private static List<string> SharedTexts(ZipArchive zip)
    {
        var texts = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } part)
            return texts;
        using var xml = Open(part);
        var length = 0L;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            texts.Add(Text(xml));
            if ((length += texts[^1].Length) > MostSharedText)
                throw new InvalidDataException("its texts are longer than 256 million characters.");
        }
        return texts;
    }

    // All <t> below the present element; phonetic readings (<rPh>) are no part of the text.
    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (text, depth, phonetic) = (new StringBuilder(), xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (!phonetic && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(xml.Value);
        }
        return text.ToString();
    }

    // Number formats that show a day: the built-in ones (ECMA-376 part 1, 18.8.30), and own ones with a y or d outside quotation marks and brackets.
    private static HashSet<int> DateStyles(ZipArchive zip)
    {
        var own = new HashSet<int>();
        var (styles, inCells, index) = (new HashSet<int>(), false, 0);
        if (zip.GetEntry("xl/styles.xml") is not { } part)
            return styles;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && ShowsDay(xml.GetAttribute("formatCode") ?? ""))
                own.Add(Number(xml.GetAttribute("numFmtId")));
            else if (xml.LocalName == "xf" && inCells)
            {
                var format = Number(xml.GetAttribute("numFmtId"));
                if (format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || own.Contains(format))
                    styles.Add(index);
                index++;
            }
        }
        return styles;
    }

    private static bool ShowsDay(string format)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var c in format)
        {
            quoted ^= c == '"';
            bracketed = c == '[' || (bracketed && c != ']');
            if (!quoted && !bracketed && c is 'y' or 'Y' or 'd' or 'D')
                return true;
        }
        return false;
    }

    private static (int, string[])? NextRow(XmlReader xml, List<string> shared, HashSet<int> dates, DateTime epoch)
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                return Row(xml, shared, dates, epoch);
        }
        return null;
    }

    private static (int, string[]) Row(XmlReader xml, List<string> shared, HashSet<int> dates, DateTime epoch)
    {
        var (number, cells, depth) = (Number(xml.GetAttribute("r")), new List<string>(), xml.Depth);
        if (xml.IsEmptyElement)
            return (number, []);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
            if (column >= MostColumns)
                throw new InvalidDataException("a cell stands beyond the last column that a sheet has.");
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = Cell(xml, shared, dates, epoch).Trim();
        }
        return (number, [.. cells]);
    }

    private static string Cell(XmlReader xml, List<string> shared, HashSet<int> dates, DateTime epoch)
    {
        var (type, style, depth, value) = (xml.GetAttribute("t"), Number(xml.GetAttribute("s")), xml.Depth, "");
        if (xml.IsEmptyElement)
            return "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" })
                value = Text(xml);
        }
        return type switch
        {
            "s" => Number(value) is var at && at < shared.Count ? shared[at] : "",
            "inlineStr" or "str" or "d" => value,
            "b" => value == "1" ? "true" : "false",
            "e" => "",
            _ => Shown(value, dates.Contains(style), epoch),
        };
    }

    // 12345678901234567 shows as 1.2345678901234568E+16 in the file; numbers are written out.
    private static string Shown(string value, bool isDate, DateTime epoch)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        if (isDate && number is > 0 and < 2_958_466)
            return epoch.AddDays(Math.Floor(number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return value.Contains('E', StringComparison.OrdinalIgnoreCase) ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : value;
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetter))
            column = Math.Min(MostColumns + 1, (column * 26) + char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static List<T> Elements<T>(ZipArchive zip, string path, string element, Func<XmlReader, T> read)
    {
        var found = new List<T>();
        if (zip.GetEntry(path) is not { } part)
            return found;
        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
                found.Add(read(xml));
        }
        return found;
    }

    private static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        MaxCharactersInDocument = Limits.ZipUnpackedBytes,
    });
}
