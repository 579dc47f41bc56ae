using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>The text of a page as tesseract's table (TSV: a row for each page, block, paragraph, line and word) spells it out.</summary>
/// <param name="Text">Words joined to lines, lines to paragraphs with an empty line between.</param>
/// <param name="Words">How many words.</param>
/// <param name="Confidence">The sum of tesseract's confidence in each word, 0 to 100.</param>
internal sealed record OcrText(string Text, int Words, double Confidence)
{
    /// <summary>How the table begins; by it a kept page is known as one that was read by OCR.</summary>
    public const string Header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";

    private const int Columns = 12, PageRow = 1, ParagraphRow = 3, LineRow = 4, WordRow = 5;

    // Marks of direction that tesseract puts between runs of two scripts; they are not on the page. The joiners stay, Persian spells with them.
    private const string Directions = "\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>The pages of a table, in order.</summary>
    public static IReadOnlyList<OcrText> Pages(string table)
    {
        var pages = new List<OcrText>();
        var page = new Builder();
        foreach (var row in table.Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).Where(cells => cells.Length >= Columns))
        {
            if (!int.TryParse(row[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                continue; // the heading
            if (level == PageRow && !page.IsNew)
            {
                pages.Add(page.Done());
                page = new();
            }
            page.Add(level, row);
        }
        pages.Add(page.Done());
        return pages;
    }

    private sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private string _before = "";
        private int _words;
        private double _confidence;

        public bool IsNew { get; private set; } = true;

        public void Add(int level, string[] row)
        {
            IsNew = false;
            if (level == WordRow)
                Word(row);
            else if (_text.Length > 0)
                _before = level == ParagraphRow || _before == "\n\n" ? "\n\n" : level == LineRow ? "\n" : _before;
        }

        public OcrText Done() => new(_text.Length > 0 ? _text.Append('\n').ToString() : "", _words, _confidence);

        private void Word(string[] row)
        {
            var word = string.Concat(row[Columns - 1].Where(c => !Directions.Contains(c, StringComparison.Ordinal))).Trim();
            if (word.Length == 0 || !double.TryParse(row[Columns - 2], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) || !(confidence >= 0))
                return;
            _text.Append(_before).Append(word);
            (_before, _words, _confidence) = (" ", _words + 1, _confidence + Math.Min(confidence, 100));
        }
    }
}
