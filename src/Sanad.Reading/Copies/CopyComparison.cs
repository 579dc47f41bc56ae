using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>How one text stands to another.</summary>
public enum CopyRelation
{
    /// <summary>They share less than makes a copy.</summary>
    Apart,

    /// <summary>Every run of five words of each stands in the other.</summary>
    Same,

    /// <summary>It holds the other entirely, and more.</summary>
    Contains,

    /// <summary>It stands entirely in the other.</summary>
    Contained,

    /// <summary>One repeats the other in the main; both have words of their own.</summary>
    NearCopy,
}

/// <summary>
/// Two texts word by word: which runs of five words they share, and what is left over in each. Exact: no sketch, no sample. Case, digits of
/// any script, punctuation and spelling variants of letters do not count; furniture is left out.
/// </summary>
public sealed record CopyComparison
{
    /// <summary>The share of this text's runs that stand in the other, 0 to 1.</summary>
    public required double ShareInOther { get; init; }

    /// <summary>The share of the other's runs that stand in this text, 0 to 1.</summary>
    public required double ShareOfOther { get; init; }

    /// <summary>Stretches of this text that the other has not, from the first to the last word of each.</summary>
    public required IReadOnlyList<TextSpan> Added { get; init; }

    /// <summary>Stretches of the other's text that this one has not.</summary>
    public required IReadOnlyList<TextSpan> Removed { get; init; }

    /// <summary>Segments of this text of which the other has no run.</summary>
    public required int NewParagraphs { get; init; }

    /// <summary>In one word.</summary>
    public CopyRelation Relation => (ShareInOther, ShareOfOther) switch
    {
        (1, 1) => CopyRelation.Same,
        (_, 1) => CopyRelation.Contains,
        (1, _) => CopyRelation.Contained,
        _ => Math.Max(ShareInOther, ShareOfOther) >= CopySearch.CopiedShare ? CopyRelation.NearCopy : CopyRelation.Apart,
    };

    /// <summary>Compares two documents; texts of fewer than five words share nothing.</summary>
    public static CopyComparison Of(Document one, Document other)
    {
        var (mine, theirs) = (new Side(one), new Side(other));
        mine.Look(theirs);
        theirs.Look(mine);
        return new()
        {
            ShareInOther = mine.Share,
            ShareOfOther = theirs.Share,
            Added = mine.LeftOver(),
            Removed = theirs.LeftOver(),
            NewParagraphs = mine.NewParagraphs(),
        };
    }

    private sealed class Side
    {
        private readonly List<(string Term, TextSpan Span)> _words;
        private readonly ulong[] _runs;
        private readonly HashSet<ulong> _different;
        private readonly bool[] _shared;
        private readonly List<TextSpan> _paragraphs;

        public Side(Document document)
        {
            _paragraphs = [.. document.Segments.Where(s => s.Kind != SegmentKind.Furniture).Select(s => s.Span)];
            _words = [.. _paragraphs.SelectMany(span => Folding.SearchWords(document.Text, span))];
            _runs = [.. TextSketch.Runs(_words.Select(w => w.Term))];
            _different = [.. _runs];
            _shared = new bool[_words.Count];
        }

        public double Share { get; private set; }

        public void Look(Side other)
        {
            for (var i = 0; i < _runs.Length; i++)
            {
                if (other._different.Contains(_runs[i]))
                    _shared.AsSpan(i, TextSketch.Width).Fill(true);
            }
            Share = _different.Count == 0 ? 0 : (double)_different.Count(other._different.Contains) / _different.Count;
        }

        public List<TextSpan> LeftOver()
        {
            var spans = new List<TextSpan>();
            for (var i = 0; i < _words.Count; i++)
            {
                if (_shared[i])
                    continue;
                if (i > 0 && !_shared[i - 1])
                    spans[^1] = spans[^1].Join(_words[i].Span);
                else
                    spans.Add(_words[i].Span);
            }
            return spans;
        }

        public int NewParagraphs()
        {
            var (count, at) = (0, 0);
            foreach (var paragraph in _paragraphs)
            {
                var first = at;
                while (at < _words.Count && paragraph.Contains(_words[at].Span.Start))
                    at++;
                count += at > first && !_shared.AsSpan(first, at - first).Contains(true) ? 1 : 0;
            }
            return count;
        }
    }
}
