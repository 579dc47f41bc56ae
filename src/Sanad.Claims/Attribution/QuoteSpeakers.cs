using Sanad.Claims.Clauses;

namespace Sanad.Claims.Attribution;

/// <summary>The quotations of a passage and who speaks in them: a quotation without words of saying beside it goes on with the speaker of the one before.</summary>
internal sealed class QuoteSpeakers
{
    private readonly List<(int Start, int End)> _quotes = [];
    private readonly Dictionary<int, Speaker> _speakers = [];

    public QuoteSpeakers(Passage passage)
    {
        var open = -1;
        for (var i = 0; i < passage.Count; i++)
        {
            if (!passage.IsMark(i, "\""))
                continue;
            var mark = passage.Text[passage.Tokens[i].Span.Start];
            if (open < 0 && mark is not ('”' or '»'))
                open = i;
            else if (open >= 0 && mark is not ('“' or '«'))
            {
                _quotes.Add((open, i + 1));
                open = -1;
            }
        }
        LastIsOpen = open >= 0;
        if (open >= 0)
            _quotes.Add((open, passage.Count));
    }

    public int Count => _quotes.Count;

    /// <summary>True when the last quotation has no closing mark in this passage.</summary>
    public bool LastIsOpen { get; private set; }

    /// <summary>True for a quotation that the passage begins with.</summary>
    public bool Opens(int quote) => quote == 0 && _quotes[0].Start <= 1;

    /// <summary>The quotation that a token stands in, or -1. Short ones (a word or two in scare quotes) are no speech.</summary>
    public int QuoteAt(int token)
    {
        for (var i = 0; i < _quotes.Count; i++)
        {
            if (_quotes[i].Start <= token && token < _quotes[i].End)
                return _quotes[i].End - _quotes[i].Start > 8 ? i : -1;
        }
        return -1;
    }

    /// <summary>Tells who speaks in the quotation that ends or begins beside these tokens.</summary>
    public void Assign(int start, int end, Speaker speaker)
    {
        for (var i = 0; i < _quotes.Count; i++)
        {
            var isBeside = _quotes[i].Start < end + 3 && start - 3 < _quotes[i].End;
            if (isBeside)
                _speakers.TryAdd(i, speaker);
        }
    }

    /// <summary>Who speaks in a quotation: as told, else as the quotation before it.</summary>
    public Speaker? In(int quote)
    {
        for (var i = quote; i >= 0; i--)
        {
            if (_speakers.TryGetValue(i, out var speaker))
                return speaker;
        }
        return null;
    }
}
