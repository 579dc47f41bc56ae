namespace Sanad.Reading;

/// <summary>Which lines of a page are its article: what the best block holds, what stands beside it and reads the same, and no boxes between.</summary>
internal sealed class ArticleParts
{
    private const int LongParagraph = 80;
    private const double LinkedPart = .5;
    private const double SomeOfText = .3;
    private const double AddedProse = .75;
    private const double FairPart = .15;
    private const double NameLists = .8;

    private readonly HtmlLayout _layout;
    private readonly BlockSums _sums;
    private readonly PageHint[] _hints;
    private readonly bool[] _off;
    private readonly bool[] _in;

    // Up to each line, of the lines that are not furniture.
    private readonly long[] _inked, _prose;

    public ArticleParts(HtmlLayout layout, BlockSums sums, PageHint[] hints, bool[] off)
    {
        (_layout, _sums, _hints, _off, _in) = (layout, sums, hints, off, new bool[off.Length]);
        (_inked, _prose) = (new long[off.Length + 1], new long[off.Length + 1]);
        for (var i = 0; i < off.Length; i++)
        {
            _inked[i + 1] = _inked[i] + (off[i] ? 0 : layout.Lines[i].Inked);
            _prose[i + 1] = _prose[i] + (off[i] ? 0 : sums.Prose(i, i + 1));
        }
    }

    /// <summary>True for each line of the article.</summary>
    public bool[] Lines()
    {
        var scores = new ArticleScores(_layout, _sums, _hints, _off);
        if (scores.Best() is not { } best)
        {
            Array.Fill(_in, true);
        }
        else if (TextParts(best) is { Count: > 0 } parts)
        {
            foreach (var part in parts)
                Take(part);
        }
        else
        {
            best = Widened(best);
            Take(_layout.Blocks[best]);
            TakeBeside(best, scores);
        }
        for (var i = 0; i < _in.Length; i++)
            _in[i] &= !_off[i];
        DropBoxes();
        return _in;
    }

    // Parts that call themselves the text are, when they hold most of what the best block holds. Teasers of other articles borrow the name.
    private List<HtmlBlock> TextParts(int best)
    {
        var parts = new List<HtmlBlock>();
        foreach (var block in _layout.Blocks)
        {
            if (block.Hint == PageHint.Text && block.End > block.First && (parts.Count == 0 || block.First >= parts[^1].End) && Counted(block).Prose > 0)
                parts.Add(block);
        }
        var largest = parts.Count == 0 ? 0 : parts.Max(p => Counted(p).Prose);
        parts.RemoveAll(p => Counted(p).Prose < largest * FairPart && !parts.Exists(o => o.Parent == p.Parent && Counted(o).Prose == largest));
        return parts.Sum(p => Counted(p).Prose) * 2 > Counted(_layout.Blocks[best]).Prose ? parts : [];
    }

    // A wider block is the article when what it adds is running text, nearly all of it: an article in several parts, each in boxes of its own.
    private int Widened(int best)
    {
        var (inked, prose) = Counted(_layout.Blocks[best]);
        for (var i = _layout.Blocks[best].Parent; i > 0; i = _layout.Blocks[i].Parent)
        {
            var wider = Counted(_layout.Blocks[i]);
            if (wider.Prose - prose >= LongParagraph && (wider.Prose - prose) > (wider.Inked - inked) * AddedProse)
                (best, inked, prose) = (i, wider.Inked, wider.Prose);
        }
        return best;
    }

    private (long Inked, long Prose) Counted(HtmlBlock block) =>
        (_inked[block.End] - _inked[block.First], _prose[block.End] - _prose[block.First]);

    private void Take(HtmlBlock block) => _in.AsSpan(block.First, block.End - block.First).Fill(true);

    private void TakeBeside(int best, ArticleScores scores)
    {
        var parent = _layout.Blocks[best].Parent;
        var floor = Math.Max(10, scores.Score(best) * .2);
        for (var i = parent + 1; parent > 0 && i < _layout.Blocks.Count && _layout.Blocks[i].First < _layout.Blocks[parent].End + 1; i++)
        {
            var block = _layout.Blocks[i];
            if (block.Parent == parent && i != best && block.End > block.First && (scores.Score(i) >= floor || IsParagraph(block)))
                Take(block);
        }
    }

    private bool IsParagraph(HtmlBlock block)
    {
        if (block.Name != "p")
            return false;
        var (inked, links) = (_sums.Inked(block), _sums.LinkShare(block));
        return inked > LongParagraph ? links < .25 : links == 0 && _sums.Prose(block) > 0;
    }

    // Boxes of links inside the article: lists of other articles, rows of buttons.
    private void DropBoxes()
    {
        var all = 0L;
        for (var i = 0; i < _in.Length; i++)
            all += _in[i] ? _sums.Prose(i, i + 1) : 0;
        var done = 0;
        foreach (var block in _layout.Blocks)
        {
            if (block.First < done || block.End <= block.First || !_in[block.First] || !IsBox(block, all))
                continue;
            _in.AsSpan(block.First, block.End - block.First).Clear();
            done = block.End;
        }
    }

    private bool IsBox(HtmlBlock block, long all)
    {
        if (block.Name is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "td" or "tr" or "" or "html" or "body" || _sums.Prose(block) > all * SomeOfText)
            return false;
        return _sums.LinkShare(block) > (block.Name is "table" or "tbody" ? NameLists : LinkedPart);
    }
}
