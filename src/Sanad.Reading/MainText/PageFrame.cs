namespace Sanad.Reading;

/// <summary>Finds the parts of a page that call themselves furniture, and does not believe those that hold the article.</summary>
internal static class PageFrame
{
    private const double MostOfFrame = .9;
    private const double MostOfComments = .95;
    private const double SomeOfText = .3;

    /// <summary>True for each line of furniture.</summary>
    /// <param name="layout">The page.</param>
    /// <param name="sums">Its sums.</param>
    /// <param name="classes">Class and id words are believed, not only tags and roles.</param>
    public static bool[] Lines(HtmlLayout layout, BlockSums sums, bool classes)
    {
        var off = new bool[layout.Lines.Count];
        var done = 0;
        var all = sums.Prose(0, layout.Lines.Count);
        foreach (var block in layout.Blocks)
        {
            if (block.First < done || block.End <= block.First || !IsFurniture(block, sums, all, classes))
                continue;
            off.AsSpan(block.First, block.End - block.First).Fill(true);
            done = block.End;
        }
        for (var i = 0; i < off.Length; i++)
            off[i] |= layout.Lines[i].Hint is PageHint.Frame or PageHint.Furniture or PageHint.Comments;
        return off;
    }

    private static bool IsFurniture(HtmlBlock block, BlockSums sums, long all, bool classes)
    {
        var share = all == 0 ? 0 : sums.Prose(block) / (double)all;
        return block.Hint switch
        {
            PageHint.Frame => share <= MostOfFrame && !HoldsArticle(block, sums, share),
            PageHint.Furniture => classes && share <= MostOfFrame && !HoldsArticle(block, sums, share),
            PageHint.Comments => classes && share <= MostOfComments && !HoldsArticle(block, sums, share),
            _ => false,
        };
    }

    private static bool HoldsArticle(HtmlBlock block, BlockSums sums, double share) =>
        share > SomeOfText && (sums.HoldsTitle(block) || sums.HoldsText(block));
}
