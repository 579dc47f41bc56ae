using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Casebook.Events;

/// <summary>Names an event so that it is found again after its claims were read anew.</summary>
/// <param name="Id">Its id when the act was written.</param>
/// <param name="Key">Why its claims stood together.</param>
/// <param name="Claims">Its smallest claim ids, at most <see cref="MostClaims"/>.</param>
internal sealed record EventReference(string Id, string Key, IReadOnlyList<string> Claims)
{
    public const int MostClaims = 20;
}

/// <summary>Names a claim so that it is found again after its text was read anew.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Original">Its document.</param>
/// <param name="Act">What was done.</param>
/// <param name="Quote">Its exact words.</param>
internal sealed record ClaimReference(string Id, ContentHash Original, Act Act, string Quote);

/// <summary>The body of an event.* entry; which parts there are depends on the type.</summary>
internal sealed record EventAct
{
    public const string Rename = "event.rename", Move = "event.move", Merge = "event.merge", Split = "event.split", Part = "event.part",
        Respond = "event.respond", Undo = "event.undo";

    /// <summary>The event that the act is about; absent for an undo.</summary>
    public EventReference? Event { get; init; }

    /// <summary>event.merge: the one that goes on; event.part: the whole; event.respond: what is answered; null for a part that is one no more.</summary>
    public EventReference? Target { get; init; }

    /// <summary>event.move and event.split: the claims.</summary>
    public IReadOnlyList<ClaimReference>? Claims { get; init; }

    /// <summary>event.rename and event.split: the new title; event.merge: how the event was called that does not go on.</summary>
    public string? Title { get; init; }

    /// <summary>event.respond: what kind of answer.</summary>
    public ResponseKind? Kind { get; init; }

    /// <summary>event.undo: the entry taken back.</summary>
    public string? Undoes { get; init; }
}
