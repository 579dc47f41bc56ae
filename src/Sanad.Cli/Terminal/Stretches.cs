using System.Text;

namespace Sanad.Cli.Terminal;

/// <summary>How a stretch of a paragraph stands out.</summary>
internal enum Ink { Plain, Dim, Quote, Number }

/// <summary>A piece of a paragraph.</summary>
internal readonly record struct Stretch(string Text, Ink Ink);

/// <summary>
/// A paragraph whose parts stand out, as lines of a terminal: by colour where there is any, else the quote in ⟦ ⟧. A line that holds right-to-left
/// writing is isolated, so that it does not reorder what stands beside it.
/// </summary>
internal static class Stretches
{
    private const string Reset = "\u001b[0m";

    public static IEnumerable<string> Lines(IEnumerable<Stretch> stretches, int width, bool colour)
    {
        var line = new List<Piece>();
        var length = 0;
        foreach (var word in Words(Marked(stretches, colour)))
        {
            var needs = word.Sum(p => p.Text.Length);
            if (line.Count > 0 && length + 1 + needs > width)
            {
                yield return Text(line, colour);
                line.Clear();
                length = 0;
            }
            length += needs + (line.Count > 0 ? 1 : 0);
            line.AddRange(word.Select((piece, i) => piece with { AfterSpace = i == 0 && line.Count > 0 }));
        }
        if (line.Count > 0)
            yield return Text(line, colour);
    }

    private static IEnumerable<Stretch> Marked(IEnumerable<Stretch> stretches, bool colour)
    {
        var all = stretches.Select(s => s with { Text = Shown.Folded(s.Text) }).Where(s => s.Text.Length > 0).ToList();
        var (first, last) = (all.FindIndex(IsQuote), all.FindLastIndex(IsQuote));
        return colour || first < 0 ? all : all.Select((s, i) => s with { Text = (i == first ? "⟦" : "") + s.Text + (i == last ? "⟧" : "") });
    }

    private static bool IsQuote(Stretch stretch) => stretch.Ink is Ink.Quote or Ink.Number;

    private readonly record struct Piece(string Text, Ink Ink, bool AfterSpace);

    // A word may change its ink in the middle: a quote ends before a comma.
    private static IEnumerable<List<Piece>> Words(IEnumerable<Stretch> stretches)
    {
        var word = new List<Piece>();
        foreach (var stretch in stretches)
        {
            var parts = stretch.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }
                if (parts[i].Length > 0)
                    word.Add(new(parts[i], stretch.Ink, false));
            }
        }
        if (word.Count > 0)
            yield return word;
    }

    private static string Text(List<Piece> pieces, bool colour)
    {
        var text = new StringBuilder();
        var ink = Ink.Plain;
        foreach (var piece in pieces)
        {
            if (piece.AfterSpace && (piece.Ink == Ink.Plain || ink == Ink.Plain))
                Change(text, ref ink, ink == Ink.Plain ? ink : piece.Ink, colour);
            if (piece.AfterSpace)
                text.Append(' ');
            Change(text, ref ink, piece.Ink, colour);
            text.Append(piece.Text);
        }
        Change(text, ref ink, Ink.Plain, colour);
        return Shown.Isolated(text.ToString());
    }

    private static void Change(StringBuilder text, ref Ink from, Ink to, bool colour)
    {
        if (from == to)
            return;
        from = to;
        if (colour)
            text.Append(Reset).Append(to switch { Ink.Plain => "", Ink.Dim => "\u001b[2m", Ink.Quote => "\u001b[1;4m", Ink.Number => "\u001b[1;7m" });
    }
}
