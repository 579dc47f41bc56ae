using System.Globalization;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Events;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Claims;

namespace Sanad.Cli.Terminal;

/// <summary>A review at the keyboard: a proposal, one key, the next one. No key is preselected, and an unknown one does nothing.</summary>
internal sealed class ReviewTalk
{
    private const string Prompt = "[a]ccept  [e]dit  [r]eject  not [s]ure  [l]ater  [u]ndo  [q]uit  [?] help > ";
    private readonly Run _run;
    private readonly bool _json;
    private readonly OpenCasebook _book;
    private readonly ReviewSession _session;
    private readonly TextWriter _screen;
    private readonly KeyPrompt _prompt;
    private readonly ReviewText _text;

    public ReviewTalk(Run run, OpenCasebook book, ReviewFilter filter, bool json)
    {
        (_run, _book, _json) = (run, book, json);
        _session = new(book, filter);
        _screen = json ? run.Error : run.Out;
        _prompt = new(_screen, run);
        _text = new(_screen, run, EventVerbs.List(book).ToDictionary(e => e.Summary.Id, e => e.Summary.Title, StringComparer.Ordinal));
    }

    /// <summary>Until the queue is done, the person quits or the input ends. Whatever happens, what was decided is sealed.</summary>
    public int Go()
    {
        try
        {
            while (_session.Current is { } item ? Turn(item) : _session.Total > 0 && Last())
            {
            }
        }
        finally
        {
            _session.End();
            _screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{_session.Decided} decided, {_session.PutOff} put off, {_session.Left} left. Everything decided is in the journal."));
            _screen.Flush();
        }
        return ExitCode.Done;
    }

    private bool Turn(ReviewItem item)
    {
        var (claim, document) = _session.Look();
        _text.Show(item, claim, document, string.Create(CultureInfo.InvariantCulture, $"{_session.Position} of {_session.Total}"));
        while (true)
        {
            switch (_prompt.Ask(Prompt))
            {
                case 'a': Decide(item, claim, Verdict.Accept, null); return true;
                case 'r': Decide(item, claim, Verdict.Reject, null); return true;
                case 's': Decide(item, claim, Verdict.Unsure, null); return true;
                case 'e' when Edited(claim, document) is { } edited: Decide(item, claim, Verdict.Edit, edited); return true;
                case 'e': break;
                case 'l': _session.Later(); Say("later"); return true;
                case 'u' when Undo(): return true;
                case 'u': break;
                case '?' or 'h': Help(); break;
                case 'q' or null: return false;
                case var other: Say($"No decision has the key {Shown.Safe(other.ToString()!)}."); break;
            }
        }
    }

    // The last decision of a session can be taken back as any other.
    private bool Last() => _prompt.Ask("That was the last one.  [u]ndo  [q]uit > ") switch
    {
        'u' => Undo() || Last(),
        'q' or null => false,
        _ => Last(),
    };

    private void Decide(ReviewItem item, ClaimView claim, Verdict verdict, Claim? edited)
    {
        var withCopies = item.Copies.Count > 0 && OffersCopies(item);
        var step = _session.Decide(verdict, edited, withCopies);
        Say(Past(verdict) + (step.Copies.Count > 0 ? $", and {step.Copies.Count} identical in copies" : ""));
        if (_json)
            _run.PrintJson(new StepJson(step.ClaimId, verdict, step.Entry, step.Copies, edited is null ? [] : ClaimFields.Differences(claim.Claim, edited), null));
    }

    private bool OffersCopies(ReviewItem item)
    {
        while (true)
        {
            switch (_prompt.Ask($"The same for the {item.Copies.Count} identical in copies? [y]es  [n]o, one by one > "))
            {
                case 'y': return true;
                case 'n' or null: return false;
                default: break;
            }
        }
    }

    private bool Undo()
    {
        if (_session.Undo() is not { } step)
        {
            Say("Nothing more to take back here. Older decisions: sanad review --undo ENTRY");
            return false;
        }
        Say("taken back");
        if (_json)
            _run.PrintJson(new StepJson(step.ClaimId, null, null, [], [], step.Entry));
        return true;
    }

    /// <summary>The claim as corrected; null when nothing was changed, or the person dropped it.</summary>
    private Claim? Edited(ClaimView view, DocumentView document)
    {
        if (!view.Anchored)
        {
            Say("Its words are gone from the text: it can be accepted or rejected, not corrected.");
            return null;
        }
        var correction = new ClaimCorrection(document.Document.Text, _run.Packs);
        var edited = view.Claim;
        Say("FIELD VALUE sets a field, - takes a value away; an empty line saves, a point drops the correction.");
        _text.ShowValues(edited);
        while (true)
        {
            _screen.Write("    correct > ");
            _screen.Flush();
            switch (_prompt.Line()?.Trim())
            {
                case null or ".": Say("dropped"); return null;
                case "": return Same(view.Claim, edited) ? Nothing() : edited;
                case var line: edited = Set(correction, edited, line); break;
            }
        }
    }

    private Claim Set(ClaimCorrection correction, Claim claim, string line)
    {
        var words = line.Split([' ', '='], 2);
        if (!_run.InputIsTerminal)
            _screen.WriteLine(Shown.Isolated(Shown.OneLine(line)));
        switch (correction.Set(claim, words[0], words.Length > 1 ? words[1] : ""))
        {
            case FieldOutcome.Set set:
                _text.Show(ClaimFields.Differences(claim, set.Claim));
                return set.Claim;
            case FieldOutcome.Refused refused:
                _screen.WriteLine("    " + Shown.OneLine(refused.Reason));
                return claim;
            case var other:
                throw new InvalidOperationException($"An outcome without words: {other}");
        }
    }

    private static bool Same(Claim before, Claim after) => ClaimFields.Differences(before, after).Count == 0;

    private Claim? Nothing()
    {
        Say("nothing was changed");
        return null;
    }

    private void Help()
    {
        foreach (var line in (string[])
            [
                "a  accept: it says what the text says", "e  edit: it does after a correction", "r  reject: it does not", "s  not sure: looked at, not decided; it comes last from now on",
                "l  later: no entry, it waits for the next session", "u  undo: takes the last decision back, up to ten, also of the session before",
                "q  quit: what was decided stays", "The same keys work on a Persian keyboard.",
            ])
            Say(line);
    }

    private void Say(string line) => _screen.WriteLine("  " + line);

    private static string Past(Verdict verdict) => verdict switch
    {
        Verdict.Accept => "accepted",
        Verdict.Edit => "accepted as corrected",
        Verdict.Reject => "rejected",
        Verdict.Unsure => "not sure",
    };

    /// <summary>A decision as scripts read it.</summary>
    internal sealed record StepJson(string Claim, Verdict? Verdict, string? Entry, IReadOnlyList<string> Copies, IReadOnlyList<FieldChange> Changes, string? Undoes);
}
