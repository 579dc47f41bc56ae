namespace Sanad.Language;

/// <summary>
/// Reads numbers in digits and words: 1,500 · 1.5 million · thirty-five · two hundred and five · a hundred · «دو هزار و سیصد» · «۲ هزار و ۳۰۰».
/// Years, ages and ordinals look the same to it: what a number means is the caller's question.
/// </summary>
public sealed class NumberWords
{
    private readonly WordMap<double> _words;
    private readonly WordMap<double> _scales;
    private readonly WordSet _joiners;
    private readonly WordSet _articles;
    private readonly bool _joinsTens;

    /// <summary>Takes the words of numbers.yaml.</summary>
    /// <exception cref="PackException">The file is missing or wrong.</exception>
    public NumberWords(LanguagePack pack)
    {
        var numbers = pack.Section("numbers");
        _words = Folded(numbers.Numbers("words"));
        _scales = Folded(numbers.Numbers("scales"));
        _joiners = new(numbers.List("joiners").Select(Folding.Fold));
        _articles = new(numbers.ListOrEmpty("articles").Select(Folding.Fold));
        _joinsTens = numbers.Text("join_tens") == "true";
        if (_joinsTens)
            AddGluedTens();
    }

    /// <summary>The words that a number can begin with.</summary>
    internal IEnumerable<string> FirstWords => _words.Words.Concat(_scales.Words).Concat(_articles.Words);

    /// <summary>Reads the number that begins at a token, as far as it goes.</summary>
    /// <param name="tokens">From <see cref="Tokenizer"/>.</param>
    /// <param name="at">Where the number must begin.</param>
    /// <param name="value">The number; 0 when there is none.</param>
    /// <param name="tokenCount">Tokens it takes; 0 when there is none.</param>
    public bool TryRead(List<Token> tokens, int at, out double value, out int tokenCount)
    {
        (value, tokenCount) = (0, 0);
        var limit = double.PositiveInfinity;
        var next = at;
        while (TryTerm(tokens, next, out var term, out var scale) && term.Value * scale < limit && (tokenCount == 0 || MayFollow(tokens, next)))
        {
            value += term.Value * scale;
            tokenCount = next + term.Count - at;
            limit = scale;
            if (scale == 1)
                break;
            next = at + tokenCount + JoinerLength(tokens, at + tokenCount);
        }
        return tokenCount > 0;
    }

    private readonly record struct Part(double Value, int Count);

    // A number under a thousand (or any in digits) with the scales after it: "two hundred and five thousand", "1.5 million".
    private bool TryTerm(List<Token> tokens, int at, out Part term, out double scale)
    {
        scale = 1;
        term = Small(tokens, at);
        while (ScaleAt(tokens, at + term.Count) is >= 1000 and var by)
        {
            scale *= by;
            term = new(term.Count == 0 ? 1 : term.Value, term.Count + 1);
        }
        return term.Count > 0;
    }

    // Digits go on from a larger part only over a joiner: «۲ هزار و ۳۰۰», but not "two thousand 300".
    private bool MayFollow(List<Token> tokens, int at) => tokens[at].Kind == TokenKind.Word || _joiners.Contains(tokens[at - 1].Word);

    private Part Small(List<Token> tokens, int at)
    {
        var first = Tens(tokens, at);
        var scale = ScaleAt(tokens, at + first.Count);
        if (first.Count == 0 && IsArticle(tokens, at))
            (first, scale) = (new(1, 1), ScaleAt(tokens, at + 1));
        if (scale is > 0 and < 1000)
            first = new((first.Count == 0 ? 1 : first.Value) * scale, first.Count + 1);
        return first.Value >= 100 && first.Value % 100 == 0 && tokens[at].Kind == TokenKind.Word ? WithTens(tokens, at, first) : first;
    }

    private Part WithTens(List<Token> tokens, int at, Part hundreds)
    {
        var next = at + hundreds.Count + JoinerLength(tokens, at + hundreds.Count);
        var tens = next < tokens.Count && tokens[next].Kind == TokenKind.Word ? Tens(tokens, next) : default;
        return tens.Count > 0 && tens.Value < 100 ? new(hundreds.Value + tens.Value, next + tens.Count - at) : hundreds;
    }

    // Digits, one word, or "thirty-five", "thirty five", «سی و پنج».
    private Part Tens(List<Token> tokens, int at)
    {
        if (at >= tokens.Count)
            return default;
        if (tokens[at].Kind == TokenKind.Number)
            return new(Parse(tokens[at].Folded), 1);
        if (WordAt(tokens, at) is not { } word)
            return default;
        if (word is < 20 or >= 100 || word % 10 != 0)
            return new(word, 1);
        var next = at + 1;
        if (next < tokens.Count && (tokens[next].IsMark("-") || (_joinsTens && _joiners.Contains(tokens[next].Word))))
            next++;
        return WordAt(tokens, next) is >= 1 and < 10 and var unit ? new(word + unit, next + 1 - at) : new(word, 1);
    }

    private double? WordAt(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Kind == TokenKind.Word && _words.TryGetValue(tokens[at].Word, out var word) ? word : null;

    private double ScaleAt(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Kind == TokenKind.Word && _scales.TryGetValue(tokens[at].Word, out var scale) ? scale : 0;

    private bool IsArticle(List<Token> tokens, int at) =>
        at < tokens.Count && _articles.Contains(tokens[at].Word) && ScaleAt(tokens, at + 1) > 0;

    private int JoinerLength(List<Token> tokens, int at) => at < tokens.Count && _joiners.Contains(tokens[at].Word) ? 1 : 0;

    // «سی‌وپنج» written with ZWNJ or without space folds to one word.
    private void AddGluedTens()
    {
        var tens = _words.Words.Where(word => _words[word] is >= 20 and < 100 and var value && value % 10 == 0).ToList();
        var units = _words.Words.Where(word => _words[word] is >= 1 and < 10).ToList();
        foreach (var joiner in _joiners.Words)
        {
            foreach (var ten in tens)
            {
                foreach (var unit in units.Where(unit => !_words.TryGetValue(ten + joiner + unit, out _)))
                    _words[ten + joiner + unit] = _words[ten] + _words[unit];
            }
        }
    }

    private static double Parse(string folded)
    {
        const int exact = 15;
        var value = 0L;
        foreach (var unit in folded.AsSpan(0, Math.Min(folded.Length, exact)))
            value = (value * 10) + (unit - '0');
        return folded.Length <= exact && !folded.Contains('.', StringComparison.Ordinal) ? value : ParseLong(folded);
    }

    private static double ParseLong(string folded) =>
        double.Parse(folded, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture);

    // Of two spellings that fold to one word the first stays.
    private static WordMap<double> Folded(IReadOnlyDictionary<string, double> words)
    {
        var folded = new WordMap<double>();
        foreach (var (word, value) in words.Reverse())
            folded[Folding.Fold(word)] = value;
        return folded;
    }
}
