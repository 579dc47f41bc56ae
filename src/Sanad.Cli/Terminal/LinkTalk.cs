using System.Globalization;
using Sanad.Casebook;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;

namespace Sanad.Cli.Terminal;

/// <summary>A review of links at the keyboard: two records, one key, the next two. No key is preselected, and an unknown one does nothing.</summary>
internal sealed class LinkTalk(Run run, OpenCasebook book, bool json)
{
    private const string Prompt = "[s]ame person  [d]ifferent  [n]ot sure  [l]ater  [u]ndo  [q]uit  [?] help > ";
    private readonly TextWriter _screen = json ? run.Error : run.Out;
    private readonly KeyPrompt _prompt = new(json ? run.Error : run.Out, run);
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private LinkView? _again;
    private int _decided;

    /// <summary>Until nothing waits, the person quits or the input ends. Whatever happens, what was decided is sealed.</summary>
    public int Go()
    {
        try
        {
            while ((_again ?? LinkReview.Next(book, _passed)) is { } pair ? Turn(pair) : Last())
            {
            }
        }
        finally
        {
            book.Seal();
            var (people, waiting) = (PeopleVerbs.Count(book), LinkReview.Queue(book).Count);
            _screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{_decided} decided, {_passed.Count} put off, {waiting} wait; {people:N0} persons now. Everything decided is in the journal."));
            _screen.Flush();
        }
        return ExitCode.Done;
    }

    private bool Turn(LinkView pair)
    {
        _again = null;
        var waiting = LinkReview.Progress(book);
        new LinkText(_screen, run).Show(pair, string.Create(CultureInfo.InvariantCulture, $"{waiting.Waiting} wait, {waiting.Decided} decided"));
        while (true)
        {
            switch (_prompt.Ask(Prompt))
            {
                case 's': Decide(pair, LinkVerdict.Same); return true;
                case 'd': Decide(pair, LinkVerdict.Different); return true;
                case 'n': Decide(pair, LinkVerdict.Unsure); return true;
                case 'l': _passed.Add($"{pair.Item.Left} {pair.Item.Right}"); Say("later"); return true;
                case 'u' when Undo(): return true;
                case 'u': break;
                case '?' or 'h': Help(); break;
                case 'q' or null: return false;
                case var other: Say($"No decision has the key {Shown.Safe(other.ToString()!)}."); break;
            }
        }
    }

    private bool Last()
    {
        while (true)
        {
            switch (_prompt.Ask("Nothing more waits.  [u]ndo  [q]uit > "))
            {
                case 'u' when Undo(): return true;
                case 'q' or null: return false;
                default: break;
            }
        }
    }

    private void Decide(LinkView pair, LinkVerdict verdict)
    {
        if (LinkReview.Decide(book, pair.Item.Left, pair.Item.Right, verdict) is not VerbOutcome.Done done)
        {
            Say("One of the two records is gone meanwhile.");
            return;
        }
        _decided++;
        if (verdict == LinkVerdict.Unsure)
            _passed.Add($"{pair.Item.Left} {pair.Item.Right}");
        Say(verdict switch { LinkVerdict.Same => "the same person", LinkVerdict.Different => "two persons", LinkVerdict.Unsure => "not sure" });
        if (json)
            run.PrintJson(new StepJson(pair.Item.Left, pair.Item.Right, verdict, done.Entry, null));
    }

    private bool Undo()
    {
        if (LinkReview.Undo(book, null) is not VerbOutcome.Done done)
        {
            Say("There is no decision of yours to take back.");
            return false;
        }
        _decided = Math.Max(0, _decided - 1);
        var pair = done.Id.Split(' ');
        _passed.Remove(done.Id);
        _again = pair.Length == 2 ? LinkReview.Look(book, pair[0], pair[1]) : null;
        Say("taken back");
        if (json)
            run.PrintJson(new StepJson(pair[0], pair[^1], null, null, done.Entry));
        return true;
    }

    private void Help()
    {
        foreach (var line in (string[])
            [
                "s  the same person: no score outweighs it", "d  two persons", "n  not sure: looked at, not decided; it comes last from now on", "l  later: no entry, it waits for the next session",
                "u  undo: takes your last decision back, also of an earlier session", "q  quit: what was decided stays", "The same keys work on a Persian keyboard.",
            ])
            Say(line);
    }

    private void Say(string line) => _screen.WriteLine("  " + line);

    /// <summary>A decision as scripts read it.</summary>
    internal sealed record StepJson(string Left, string Right, LinkVerdict? Verdict, string? Entry, string? Undoes);
}
