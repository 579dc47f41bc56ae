namespace Sanad.Linkage.Names;

/// <summary>
/// Compares whole names of persons, of which it is not known which words are given names: word is laid against word, whatever their order; particles (bin,
/// von, de) say nothing; initials, joined and split compounds and words that one name has more are allowed for. A word on both sides that finds no partner
/// contradicts.
/// </summary>
internal sealed class WholeNames(NameWords words, NameLikeness likeness)
{
    private const int MostWords = 16, LongestInitials = 3;

    private readonly record struct Match(int Left, int Right, Likeness Like);

    public Likeness Compare(string one, string other)
    {
        var (left, right) = (words.WordsOf(one), words.WordsOf(other));
        if (left.Length == 0 || right.Length == 0)
            return Likeness.Missing;
        if (left.AsSpan().SequenceEqual(right))
            return Likeness.Same;
        if (string.Concat(left) == string.Concat(right))
            return Likeness.SameName;
        return string.CompareOrdinal(string.Join(' ', left), string.Join(' ', right)) < 0 ? Aligned(Telling(left), Telling(right)) : Aligned(Telling(right), Telling(left));
    }

    // Words that say who it is, each once; a name of particles keeps them.
    private List<NameForm> Telling(string[] all)
    {
        // Ben is a particle, and at the beginning a given name.
        var named = all.Where((word, at) => !words.IsParticle(word) || (at == 0 && words.IsGivenName(word))).ToArray();
        return [.. (named.Length > 0 ? named : all).Select(Letters).Distinct(StringComparer.Ordinal).Take(MostWords).Select(word => new NameForm(word))];
    }

    // Digits that stand for letters within a word.
    private static string Letters(string word) => word.Any(char.IsAsciiDigit) && word.Any(char.IsLetter)
        ? word.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's') : word;

    private Likeness Aligned(List<NameForm> left, List<NameForm> right)
    {
        Join(left, right);
        Join(right, left);
        var matches = Matches(left, right);
        matches.ForEach(match => (left[match.Left], right[match.Right]) = (Used, Used));
        left.RemoveAll(word => word == Used);
        right.RemoveAll(word => word == Used);
        var initials = TakeInitials(left, right) + TakeInitials(right, left);
        var strong = matches.Count(match => match.Like >= Likeness.Close);
        return Verdict(matches, strong, initials + matches.Count - strong, left.Count, right.Count);
    }

    private static readonly NameForm Used = new("");

    private static Likeness Verdict(List<Match> matches, int strong, int initials, int left, int right) => (left > 0, right > 0) switch
    {
        (true, true) => strong > 0 ? Likeness.Weak : Likeness.Different,
        (false, false) when strong > 0 => initials > 0 ? Likeness.Short : matches.Min(match => match.Like) is var weakest && weakest > Likeness.SameName ? Likeness.SameName : weakest,
        (false, false) => Likeness.Weak,
        _ when strong > 1 || (strong > 0 && initials > 0) => Likeness.Short,
        _ => strong > 0 ? Likeness.Weak : Likeness.Different,
    };

    // Two neighbours of one name that are one word of the other become one word.
    private void Join(List<NameForm> parts, List<NameForm> others)
    {
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var joined = new NameForm(parts[i].Text + parts[i + 1].Text);
            if (!others.Exists(other => other.Text.Length > parts[i].Text.Length + 1 && likeness.Of(joined, other) >= Likeness.SameName) || others.Exists(other => other.Text == parts[i].Text || other.Text == parts[i + 1].Text))
                continue;
            parts[i] = joined;
            parts.RemoveAt(i + 1);
        }
    }

    // The best first; of equal ones the first words first, so that nothing depends on chance.
    private List<Match> Matches(List<NameForm> left, List<NameForm> right)
    {
        var candidates = from l in Enumerable.Range(0, left.Count)
                         from r in Enumerable.Range(0, right.Count)
                         let like = left[l].Text == right[r].Text ? Likeness.Same : likeness.Of(left[l], right[r])
                         where like >= Likeness.Close || (like == Likeness.Short && Math.Min(left[l].Text.Length, right[r].Text.Length) == 1)
                         orderby like descending
                         select new Match(l, r, like);
        var (taken, found) = ((Left: new bool[left.Count], Right: new bool[right.Count]), new List<Match>());
        foreach (var match in candidates.ToList())
        {
            if (taken.Left[match.Left] || taken.Right[match.Right])
                continue;
            (taken.Left[match.Left], taken.Right[match.Right]) = (true, true);
            found.Add(match);
        }
        return found;
    }

    // JC for Jean Claude: a short word of the first letters of neighbours.
    private static int TakeInitials(List<NameForm> shorts, List<NameForm> others)
    {
        var before = shorts.Count;
        shorts.RemoveAll(word => word.Text.Length is > 1 and <= LongestInitials && TakeRun(word.Text, others));
        return before - shorts.Count;
    }

    private static bool TakeRun(string letters, List<NameForm> others)
    {
        for (var at = 0; at + letters.Length <= others.Count; at++)
        {
            if (Enumerable.Range(0, letters.Length).Any(i => others[at + i].Text.Length <= 1 || others[at + i].Text[0] != letters[i]))
                continue;
            others.RemoveRange(at, letters.Length);
            return true;
        }
        return false;
    }
}
