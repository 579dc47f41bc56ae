using System.Runtime.InteropServices;
using Sanad.Basics;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Casebook.Read;

/// <summary>One pass over the words of a text: how often each occurs, for the search, and the sketch by which copies are found.</summary>
internal sealed class WordCensus
{
    /// <summary>Ten times the different words of a long novel: beyond that a file is noise, and its further words are not searchable.</summary>
    public const int MostTerms = 200_000;

    // A text of 100 MB is never tokenised whole.
    private const int Slice = 1 << 16;

    private WordCensus()
    {
    }

    /// <summary>Folded words and their counts.</summary>
    public Dictionary<string, int> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>True for a word that the text never writes without a capital, and for words of scripts that have none.</summary>
    public bool CanBeName(string term) => _names.Contains(term) || (term.Length > 0 && !char.IsAscii(term[0]));

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Of the text without its furniture.</summary>
    public TextSketch Sketch { get; private set; } = TextSketch.Of([]);

    /// <summary>True when words were left out of <see cref="Terms"/>.</summary>
    public bool Full { get; private set; }

    public static WordCensus Of(Document document)
    {
        var census = new WordCensus();
        census.Sketch = TextSketch.Of(census.Words(document));
        return census;
    }

    private IEnumerable<string> Words(Document document)
    {
        var at = 0;
        foreach (var segment in document.Segments)
        {
            foreach (var word in Counted(document.Text, at, segment.Span.Start))
                yield return word;
            foreach (var word in Counted(document.Text, segment.Span.Start, segment.Span.End))
            {
                if (segment.Kind != SegmentKind.Furniture)
                    yield return word;
            }
            at = Math.Max(at, segment.Span.End);
        }
        foreach (var word in Counted(document.Text, at, document.Text.Length))
            yield return word;
    }

    private IEnumerable<string> Counted(string text, int start, int end)
    {
        while (start < end)
        {
            var stop = CutAt(text, start, end);
            foreach (var (term, span) in Folding.SearchWords(text, new(start, stop)))
            {
                if (!char.IsUpper(text[span.Start]))
                    _names.Remove(term);
                else if (!Terms.ContainsKey(term))
                    _names.Add(term);
                Count(term);
                yield return term;
            }
            start = stop;
        }
    }

    private static int CutAt(string text, int start, int end)
    {
        if (end - start <= Slice)
            return end;
        var space = text.AsSpan(start, Slice).LastIndexOfAny(" \n\t");
        return start + (space > 0 ? space : Slice);
    }

    private void Count(string term)
    {
        if (Terms.Count >= MostTerms && !Terms.ContainsKey(term))
            Full = true;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(Terms, term, out _)++;
    }
}
