using System.Globalization;
using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Quantities;

/// <summary>
/// The number grammar: modifiers, then a number, a range, a share or a vague word, then what may follow ("or more"). Numbers that name something
/// (articles, wards, dates, clock times, money, "M-60") are left out here; what is counted is decided later, from the noun.
/// </summary>
internal sealed class QuantityGrammar(ClaimLexicon lexicon)
{
    private static readonly HashSet<string> LooseWords =
        new(["some", "others", "many", "all", "every", "another", "few", "none", "no", "several", "برخی", "بسیاری", "همه", "تمام", "تمامی"], StringComparer.Ordinal);

    private readonly QuantityWords _words = lexicon.Quantities;

    /// <summary>All quantities of a stretch, in order, without overlap.</summary>
    /// <param name="passage">Where to read.</param>
    /// <param name="start">First token.</param>
    /// <param name="end">One past the last token.</param>
    /// <param name="isDate">True for tokens that belong to a date.</param>
    public List<QuantityMention> Find(Passage passage, int start, int end, Func<int, bool> isDate)
    {
        var found = new List<QuantityMention>();
        for (var i = start; i < end; i++)
        {
            if (isDate(i) || !MayBegin(passage, i) || IsAsked(passage, i))
                continue;
            if (ReadAt(passage, i, end, isDate) is not { } mention)
                continue;
            found.Add(mention);
            i = mention.End - 1;
        }
        return found;
    }

    /// <summary>True when a passage holds any quantity, dates taken for one included.</summary>
    public bool Any(Passage passage)
    {
        for (var i = 0; i < passage.Count; i++)
        {
            if (MayBegin(passage, i) && ReadAt(passage, i, passage.Count, _ => false) is not null)
                return true;
        }
        return false;
    }

    private static bool MayBegin(Passage passage, int at) =>
        passage.Tokens[at].Kind == TokenKind.Number || passage.Is(at, Cue.Quantity);

    // "How many people were killed?"
    private static bool IsAsked(Passage passage, int at) => at > 0 && passage[at - 1] is "how";

    /// <summary>The quantity that begins at a token, or null.</summary>
    private QuantityMention? ReadAt(Passage passage, int at, int end, Func<int, bool> isDate)
    {
        var (modifier, additive, only, core) = ReadModifiers(passage, at, end);
        if (core < end && isDate(core))
            return null;
        var read = ReadCore(passage, core, end) ?? (core > at ? Standalone(passage, at, end) : null);
        if (read is null || IsChange(passage, read))
            return null;
        if (read.Start < core && read.Start == at)
            return read;
        return Follow(passage, end, read with
        {
            Start = only || modifier == Modifier.Exact ? ExactStart(passage, at, core) : at,
            Quantity = Modified(read.Quantity, modifier),
            Additive = additive || read.Additive,
            Only = only,
        });
    }

    // "only", "a total of" say nothing of the number and stay outside of its words; "another" and "at least" stay inside.
    private int ExactStart(Passage passage, int at, int core)
    {
        while (at < core && _words.Before.TryMatch(passage.Tokens, at, core, out var modifier, out var length) && modifier == Modifier.Exact)
            at += length;
        return at;
    }

    private (Modifier? Modifier, bool Additive, bool Only, int Core) ReadModifiers(Passage passage, int at, int end)
    {
        Modifier? strongest = null;
        var (additive, only) = (false, false);
        for (var i = 0; i < 3 && _words.Before.TryMatch(passage.Tokens, at, end, out var modifier, out var length); i++, at += length)
        {
            additive |= modifier == Modifier.More;
            only |= modifier == Modifier.Exact && lexicon.DisputeCues.LengthAt(passage.Tokens, at, end) > 0;
            if (modifier != Modifier.More && modifier != Modifier.Exact)
                strongest = modifier;
            strongest ??= modifier;
        }
        return (strongest, additive, only, at);
    }

    // A modifier that is a quantity by itself: "some were shot", "another was held", "all were released".
    private QuantityMention? Standalone(Passage passage, int at, int end) => passage[at] switch
    {
        "another" when passage.IsWord(at + 1) => new(at, at + 1, Quantity.Exactly(1)) { Additive = true, IsLoose = true },
        _ => Vague(passage, at, end) ?? All(passage, at, end),
    };

    private QuantityMention? ReadCore(Passage passage, int at, int end) =>
        at >= end ? null
        : Between(passage, at, end) ?? Share(passage, at, end) ?? Unknown(passage, at, end) ?? Vague(passage, at, end) ?? Number(passage, at, end)
        ?? Zero(passage, at, end) ?? All(passage, at, end);

    private QuantityMention? Unknown(Passage passage, int at, int end) => _words.Unknown.LengthAt(passage.Tokens, at, end) is > 0 and var length
        ? new(at, at + length, new(null, null, null, Qualifier.Unknown))
        : null;

    private QuantityMention? Vague(Passage passage, int at, int end) =>
        _words.Vague.TryMatch(passage.Tokens, at, end, out var quantity, out var length)
            ? new(at, at + length, quantity!) { IsLoose = length == 1 && LooseWords.Contains(passage[at]) }
            : null;

    private QuantityMention? All(Passage passage, int at, int end) => _words.All.LengthAt(passage.Tokens, at, end) is > 0 and var length
        ? new(at, at + length, new(null, null, null, Qualifier.All)) { IsLoose = true }
        : null;

    private QuantityMention? Zero(Passage passage, int at, int end) => _words.Zero.LengthAt(passage.Tokens, at, end) is > 0 and var length
        ? new(at, at + length, Quantity.Exactly(0)) { IsLoose = true }
        : null;

    private QuantityMention? Between(Passage passage, int at, int end)
    {
        var opening = _words.Between.LengthAt(passage.Tokens, at, end);
        if (opening == 0 || ReadNumber(passage, at + opening, end) is not { } low)
            return null;
        var middle = _words.Middle.LengthAt(passage.Tokens, low.End, end);
        if (middle == 0 || ReadNumber(passage, low.End + middle, end) is not { } high || high.Value <= low.Value)
            return null;
        low = Scaled(passage, low, high);
        // "from 36 to 38" is a toll that rose, not a range: both figures are claims of their own.
        return passage[at] is "from" ? null : new(at, high.End, new(null, low.Value, high.Value, Qualifier.Range));
    }

    private QuantityMention? Share(Passage passage, int at, int end)
    {
        if (passage[at] == "half" && ReadNumber(passage, at + 1, end) is { Value: >= 1000 } million)
            return new(at, million.End, Quantity.Exactly(million.Value / 2));
        if (_words.Fractions.TryMatch(passage.Tokens, at, end, out var share, out var length) && IsShare(passage, at, at + length, end))
            return new(at, at + length, new(share, null, null, Qualifier.Fraction));
        if (ReadNumber(passage, at, end) is not { } number)
            return null;
        if (OneIn(passage, number, end) is { } oneIn)
            return new(at, oneIn.End, new(Math.Round(number.Value / oneIn.Value, 4), null, null, Qualifier.Fraction));
        var top = number;
        if (_words.Middle.LengthAt(passage.Tokens, number.End, end) is > 0 and var middle && ReadNumber(passage, number.End + middle, end) is { } second)
            top = second;
        return _words.Percent.LengthAt(passage.Tokens, top.End, end) is > 0 and var percent && top.Value <= 100
            ? new(at, top.End + percent, new(Math.Round((number.Value + top.Value) / 200, 4), null, null, Qualifier.Fraction))
            : null;
    }

    // "a 43 percent rise", "three times as many": how a number changed, not how many.
    private bool IsChange(Passage passage, QuantityMention read) => read.Quantity.Qualifier is Qualifier.Fraction or Qualifier.Exact
        && (_words.Changes.LengthAt(passage.Tokens, read.End, passage.Count) > 0 || (read.Start > 0 && _words.ChangesBefore.LengthBefore(passage.Tokens, Math.Max(0, read.Start - 3), read.Start) > 0 && read.Quantity.Qualifier == Qualifier.Fraction));

    // "one in three prisoners", "two out of five women"
    private Read? OneIn(Passage passage, Read number, int end)
    {
        var second = number.End < end && passage[number.End] == "in" ? number.End + 1
            : number.End + 1 < end && passage[number.End] == "out" && passage[number.End + 1] == "of" ? number.End + 2 : -1;
        return second > 0 && ReadNumber(passage, second, end) is { } whole && whole.Value > number.Value && whole.Value <= 100 && number.Value <= 10
            && (passage.IsPerson(whole.End) || passage.IsPerson(whole.End + 1) || (whole.End < end && passage[whole.End] == "of"))
            ? whole
            : null;
    }

    private static bool IsShare(Passage passage, int at, int after, int end) => passage.Lexicon.Language != "en"
        || (after < end && (passage[after] == "of" || (passage[at] == "half" && passage.Is(after, Cue.Determiner))));

    private QuantityMention? Number(Passage passage, int at, int end)
    {
        if (ReadNumber(passage, at, end) is not { } first || IsName(passage, at) || IsPronounOne(passage, at, first.End))
            return null;
        var last = first;
        var middle = _words.Middle.LengthAt(passage.Tokens, first.End, end);
        // "rose from 36 to 38" are two figures.
        if (middle > 0 && passage[first.End] is not ("and" or "و") && (at == 0 || passage[at - 1] != "from") && ReadNumber(passage, first.End + middle, end) is { } second && second.Value > first.Value)
            (first, last) = (Scaled(passage, first, second), second);
        if (IsCompound(passage, last.End, out var countsPersons))
            return countsPersons ? new(at, last.End + 2, Quantity.Exactly(first.Value)) { CountsPersons = true } : null;
        if (IsNamed(passage, last.End))
            return null;
        return new(at, last.End, last == first ? Quantity.Exactly(first.Value) : new(null, first.Value, last.Value, Qualifier.Range));
    }

    private readonly record struct Read(double Value, int End);

    // "7 to 8 thousand": the scale is of both.
    private static Read Scaled(Passage passage, Read low, Read high)
    {
        var scale = high.Value >= 1e6 ? 1e6 : high.Value >= 1e3 ? 1e3 : 1;
        return scale > 1 && passage.IsWord(high.End - 1) && !passage.IsWord(low.End - 1) && low.Value * scale < high.Value ? low with { Value = low.Value * scale } : low;
    }

    private Read? ReadNumber(Passage passage, int at, int end)
    {
        if (at >= end || !lexicon.Numbers.TryRead(passage.Tokens, at, out var value, out var count) || at + count > end)
            return null;
        var number = new Read(value, at + count);
        while (number.Value < 1000 * 1000 && IsGroup(passage, number.End, end))
            number = new((number.Value * 1000) + double.Parse(passage[number.End], CultureInfo.InvariantCulture), number.End + 1);
        return number.Value > 0 || passage.Tokens[at].Span.Length == 1 || passage.IsWord(at) ? number : null;
    }

    // "17 000": a space between the groups of three.
    private static bool IsGroup(Passage passage, int at, int end) =>
        at < end && passage.Tokens[at].Kind == TokenKind.Number && passage.Tokens[at - 1].Kind == TokenKind.Number && passage[at].Length == 3
        && passage.Tokens[at - 1].Span.Length <= 3 && passage.Tokens[at].Span.Start == passage.Tokens[at - 1].Span.End + 1;

    // "one of the men", "no one", "one another": the pronoun, not the number.
    private static bool IsPronounOne(Passage passage, int at, int after) =>
        after == at + 1 && passage[at] == "one" && (after >= passage.Count || passage.Is(after, Cue.Boundary) || passage.IsPunctuation(after) || passage[after] is "another" or "day");

    // Article 5, ward 350, $200, M-60, 10:30, +41 22, 30/1.
    private static bool IsName(Passage passage, int at)
    {
        if (at == 0)
            return false;
        if (passage.Is(at - 1, Cue.Label | Cue.Money) && !passage.IsPunctuation(at - 1))
            return true;
        if (IsAge(passage, at))
            return true;
        var touches = passage.Tokens[at - 1].Touches(passage.Tokens[at]) && !(passage.IsWord(at) && passage.IsMark(at - 1, "."));
        return (touches && passage[at - 1] is "-" or "/" or ":" or "." or "#" or "+" or "$" or "€" or "£" or "№" or "@" or "_") || passage[at - 1] is "$" or "€" or "£" or "+";
    }

    // "Omar Deen, 23, a mechanic", "aged 19, 23 and 41"
    private static bool IsAge(Passage passage, int at)
    {
        if (passage.IsMark(at - 1, ",") && passage.IsMark(at + 1, ",") && passage.IsCapital(at - 2) && passage.Tokens[at].Span.Length <= 2)
            return true;
        var i = at - 1;
        while (i > 0 && (passage.IsMark(i, ",") || passage.Is(i, Cue.And)) && passage.Tokens[i - 1].Kind == TokenKind.Number)
            i -= 2;
        return i < at - 1 && passage.Is(i, Cue.Label);
    }

    // "1,500-person toll" counts; "18-year-old" and "27-year war" do not.
    private static bool IsCompound(Passage passage, int after, out bool countsPersons)
    {
        countsPersons = false;
        var joined = passage.IsMark(after, "-") && passage.Tokens[after - 1].Touches(passage.Tokens[after]) && passage.IsWord(after + 1)
            && passage.Tokens[after].Touches(passage.Tokens[after + 1]);
        countsPersons = joined && passage[after + 1] is "person" or "people" or "man" or "victim";
        return joined;
    }

    // 10:30, 30/1, 22.5, "15 o'clock": the number goes on as something else.
    private static bool IsNamed(Passage passage, int after) =>
        after < passage.Count && passage.IsPunctuation(after) && passage[after] is ":" or "/" or "°" && passage.Tokens[after - 1].Touches(passage.Tokens[after])
        && after + 1 < passage.Count && passage.Tokens[after + 1].Kind == TokenKind.Number;

    private QuantityMention Follow(Passage passage, int end, QuantityMention mention)
    {
        if (!_words.After.TryMatch(passage.Tokens, mention.End, end, out var modifier, out var length))
            return mention;
        if (modifier == Modifier.More && (passage[mention.End] == "more" && mention.End + 1 < end && passage[mention.End + 1] == "than"))
            return mention;
        return mention with
        {
            End = mention.End + length,
            Additive = mention.Additive || modifier == Modifier.More,
            Quantity = Modified(mention.Quantity, modifier),
        };
    }

    private static Quantity Modified(Quantity quantity, Modifier? modifier)
    {
        if (quantity.Qualifier == Qualifier.Range && modifier is null or Modifier.About or Modifier.Exact or Modifier.More)
            return quantity;
        if (quantity.Value is not { } value || quantity.Qualifier == Qualifier.Fraction)
            return quantity;
        return modifier switch
        {
            Modifier.AtLeast => new(value, value, null, Qualifier.AtLeast),
            Modifier.MoreThan => new(value, value, null, Qualifier.MoreThan),
            Modifier.UpTo => new(value, null, value, Qualifier.UpTo),
            Modifier.Nearly => new(value, null, value, Qualifier.Nearly),
            Modifier.About => new(value, value, value, Qualifier.About),
            Modifier.Exact or Modifier.More or null => quantity,
            _ => throw new InvalidOperationException($"Unknown modifier {modifier}"),
        };
    }
}
