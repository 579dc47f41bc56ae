namespace Sanad.Casebook;

/// <summary>What became of one act of a person (a rename, a verdict, a correction).</summary>
public abstract record VerbOutcome
{
    private VerbOutcome()
    {
    }

    /// <summary>It stands in the journal.</summary>
    /// <param name="Entry">The journal entry's id: `undo` takes it.</param>
    /// <param name="Id">The id by which the thing is known from now on.</param>
    public sealed record Done(string Entry, string Id) : VerbOutcome;

    /// <summary>Nothing has this id.</summary>
    /// <param name="Id">As it was given.</param>
    /// <param name="Kind">What was looked for: event, claim, document, entry, person, record.</param>
    public sealed record NotFound(string Id, string Kind) : VerbOutcome;

    /// <summary>More than one thing has an id that begins so.</summary>
    /// <param name="Id">As it was given.</param>
    /// <param name="Candidates">Whole ids, at most ten.</param>
    public sealed record Ambiguous(string Id, IReadOnlyList<string> Candidates) : VerbOutcome;

    /// <summary>The act makes no sense; nothing was written.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : VerbOutcome;
}
