namespace Sanad.Reading;

/// <summary>
/// Finds the part of a page that holds the article, after the idea of Arc90's Readability: each paragraph speaks for the block around it, less for
/// the blocks further out, and links speak against a block.
/// </summary>
internal sealed class ArticleScores
{
    private const int FewestUnits = 25;
    private const int Reach = 5;
    private const double ClassWeight = 25;
    private const double NearBest = .75;
    private const int Alternatives = 3;

    private readonly HtmlLayout _layout;
    private readonly BlockSums _sums;
    private readonly double[] _scores;
    private readonly bool[] _scored;

    public ArticleScores(HtmlLayout layout, BlockSums sums, PageHint[] hints, bool[] off)
    {
        (_layout, _sums) = (layout, sums);
        (_scores, _scored) = (new double[layout.Blocks.Count], new bool[layout.Blocks.Count]);
        for (var i = 0; i < layout.Lines.Count; i++)
        {
            if (!off[i] && layout.Lines[i].Inked >= FewestUnits && hints[i] is not (PageHint.Byline or PageHint.Date or PageHint.Caption))
                Speak(layout.Lines[i]);
        }
    }

    /// <summary>Index of the block that holds the article; null when nothing on the page reads like one.</summary>
    public int? Best()
    {
        var candidates = Enumerable.Range(0, _scores.Length).Where(i => _scored[i] && Score(i) > 0).OrderByDescending(Score).Take(Reach).ToList();
        if (candidates.Count == 0)
            return null;
        var best = Common(candidates);
        return Outermost(Climb(best));
    }

    /// <summary>A block's score, links counted against it.</summary>
    public double Score(int block) => _scores[block] * (1 - _sums.LinkShare(_layout.Blocks[block]));

    private void Speak(HtmlLine line)
    {
        var commas = line.Span.Of(_layout.Text).CountAny(",،、，;؛");
        var weight = (1 + commas + Math.Min(line.Inked / 100, 3)) * (1 - (line.Linked / (double)line.Inked));
        var block = Holder(line.Block);
        for (var level = 0; level <= Reach && block > 0; level++, block = _layout.Blocks[block].Parent)
        {
            if (!_scored[block])
                (_scored[block], _scores[block]) = (true, OwnWeight(_layout.Blocks[block]));
            _scores[block] += weight / (level switch { 0 => 1, 1 => 2, _ => level * 3 });
        }
    }

    // A paragraph speaks for what it stands in; lines between line breaks speak for their own block.
    private int Holder(int block)
    {
        var own = _layout.Blocks[block];
        var leaf = own.Name is "p" or "li" or "pre" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dd" or "dt"
            || (own.OwnLines == 1 && own.Parts == 0);
        return leaf && own.OwnLines <= 3 ? own.Parent : block;
    }

    private static double OwnWeight(HtmlBlock block)
    {
        var byHint = block.Hint switch
        {
            PageHint.Text => ClassWeight,
            PageHint.Article => ClassWeight,
            PageHint.None or PageHint.Lead => 0,
            _ => -ClassWeight,
        };
        var byName = block.Name switch
        {
            "article" => 10,
            "div" or "main" or "section" => 5,
            "pre" or "td" or "blockquote" => 3,
            "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" or "address" => -3,
            "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => -5,
            _ => 0,
        };
        return byHint + byName;
    }

    // When several of the best stand side by side, the article is what holds them.
    private int Common(List<int> candidates)
    {
        var rivals = candidates.Skip(1).Where(c => Score(c) >= Score(candidates[0]) * NearBest).ToList();
        if (rivals.Count < Alternatives)
            return candidates[0];
        for (var block = _layout.Blocks[candidates[0]].Parent; block > 0; block = _layout.Blocks[block].Parent)
        {
            if (rivals.Count(r => IsInside(r, block)) >= Alternatives)
                return block;
        }
        return candidates[0];
    }

    private bool IsInside(int inner, int outer)
    {
        while (inner > outer)
            inner = _layout.Blocks[inner].Parent;
        return inner == outer;
    }

    // A block around the best one that scores more holds more of the article.
    private int Climb(int best)
    {
        var (last, floor) = (Score(best), Score(best) / 3);
        for (var block = _layout.Blocks[best].Parent; block > 0; block = _layout.Blocks[block].Parent)
        {
            if (!_scored[block])
                continue;
            if (Score(block) < floor)
                break;
            if (Score(block) > last)
                return block;
            last = Score(block);
        }
        return best;
    }

    // A block that holds nothing but the best one is the same.
    private int Outermost(int best)
    {
        while (_layout.Blocks[best].Parent is > 0 and var outer && _layout.Blocks[outer] is { Parts: 1, OwnLines: 0 })
            best = outer;
        return best;
    }
}
