using Sanad.Basics;

namespace Sanad.Claims.People;

/// <summary>A person or body that a sentence names.</summary>
/// <param name="Name">As written.</param>
/// <param name="Role">What the text says the person is ("the warden of Evin prison"), as written; null when it does not say, and for a body.</param>
/// <param name="Body">The body that the role names; null when it names none, and for a body itself.</param>
/// <param name="Type">What kind of source the body would be; null for a person without a body.</param>
/// <param name="Span">Where the name stands.</param>
public sealed record NamedParty(string Name, string? Role, string? Body, SpeakerType? Type, TextSpan Span);

#pragma warning disable CS1591 // The members are the keys of `sanad claims --json`; each is explained in docs/methods/claims.md.

/// <summary>The same as `sanad claims --json` prints it: offsets in Unicode code points.</summary>
public sealed record NamedPartyJson(string Name, string? Role, string? Body, SpeakerType? Type, int Start, int End)
{
    /// <summary>The projection of a person or body.</summary>
    /// <param name="party">With its span in UTF-16 units.</param>
    /// <param name="codePoints">The map of the document's text.</param>
    public static NamedPartyJson From(NamedParty party, CodePointMap codePoints)
    {
        var span = codePoints.ToCodePoints(party.Span);
        return new(party.Name, party.Role, party.Body, party.Type, span.Start, span.End);
    }
}

#pragma warning restore CS1591
