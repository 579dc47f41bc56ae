using System.Runtime.InteropServices;
using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Time;

/// <summary>A date of a passage, with the tokens it takes and, when its anchors are known, its place in time.</summary>
/// <param name="Mention">As the text names it.</param>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Resolved">Null when an anchor is missing.</param>
internal sealed record PlacedDate(DateMention Mention, int Start, int End, ResolvedDate? Resolved);

/// <summary>The dates of a passage, resolved in text order: each takes the one before it as the nearest named date.</summary>
internal sealed class PassageDates
{
    private const int FarthestSince = 9;
    private readonly bool[] _isDate;

    public PassageDates(Passage passage, DateExpressions expressions, DateInterval? published, ref DateInterval? nearest)
    {
        _isDate = new bool[passage.Count];
        var placed = new List<PlacedDate>();
        DateInterval? previous = null;
        var at = 0;
        foreach (var mention in expressions.Find(passage.Text, passage.Tokens, passage.All(Cue.Date)))
        {
            while (at < passage.Count && passage.Tokens[at].Span.End <= mention.Span.Start)
                at++;
            var end = at;
            while (end < passage.Count && passage.Tokens[end].Span.Start < mention.Span.End)
                _isDate[end++] = true;
            var resolved = DateRules.Resolve(mention, new(published, nearest ?? published, previous));
            placed.Add(resolved is not null && published is { } now && SinceBefore(passage, at) is >= 0 and var since && mention.Meaning is not DateMeaning.Since && now.First >= resolved.Interval.First
                ? new(mention with { Phrase = passage.Span(since, end) }, at, end, resolved with { Interval = new(resolved.Interval.From, now.To), Rule = "open" })
                : new(mention, at, end, resolved));
            (nearest, previous) = (resolved?.Interval ?? nearest, resolved?.Interval ?? previous);
        }
        All = placed;
    }

    // "Since the army took power on 1 February, ...", "since unrest in 2021": from then on.
    private static int SinceBefore(Passage passage, int date)
    {
        for (var i = date - 1; i >= Math.Max(0, date - FarthestSince) && !passage.IsPunctuation(i); i--)
        {
            if (passage[i] == "since")
                return i;
        }
        return -1;
    }

    public List<PlacedDate> All { get; }

    public bool IsDate(int token) => token < _isDate.Length && _isDate[token];

    /// <summary>The dates that begin in a stretch of tokens.</summary>
    public ReadOnlySpan<PlacedDate> Within(int start, int end)
    {
        var (first, last) = (0, All.Count);
        while (first < last && All[first].Start < start)
            first++;
        while (last > first && All[last - 1].Start >= end)
            last--;
        return CollectionsMarshal.AsSpan(All)[first..last];
    }
}
