using Sanad.Basics;
using Sanad.Claims.Clauses;

namespace Sanad.Claims.People;

/// <summary>A person's name in tokens, with the words of the role.</summary>
internal readonly record struct NamedPerson(int Start, int End, (int Start, int End)? Role);

/// <summary>
/// Finds whom a sentence names. A person needs evidence beside the name: a role or title, an age, or being the speaker; a name alone is not listed.
/// </summary>
internal static class PeopleFinder
{
    /// <summary>The persons and bodies of a sentence, in text order; a body that is part of a person's role stands with the person.</summary>
    /// <param name="sentence">A sentence that holds a claim.</param>
    /// <param name="words">Of its language.</param>
    /// <param name="places">Where the gazetteer found places.</param>
    /// <param name="speakers">The speakers that stand in the sentence.</param>
    public static IReadOnlyList<NamedParty> Find(Sentence sentence, PeopleWords words, IReadOnlyList<TextSpan> places, IReadOnlyList<TextSpan> speakers)
    {
        var bodies = NamedBodies.Find(sentence, words);
        var scene = new PeopleScene(sentence, words, bodies, places, speakers);
        var persons = sentence.Passage.Lexicon.Language == "fa" ? PersianPeople.Find(scene) : EnglishPeople.Find(scene);
        var found = persons.ConvertAll(scene.Named);
        foreach (var body in bodies)
        {
            if (!persons.Exists(person => Holds(person, body)))
                found.Add(scene.Named(body));
        }
        return found.Count < 2 ? found : [.. found.OrderBy(party => party.Span.Start).DistinctBy(party => party.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool Holds(NamedPerson person, NamedBody body) => person.Role is { } role && role.Start <= body.Start && body.End <= role.End;
}

/// <summary>A sentence with what is known of its bodies, places and speakers.</summary>
internal sealed class PeopleScene(Sentence sentence, PeopleWords words, List<NamedBody> bodies, IReadOnlyList<TextSpan> places, IReadOnlyList<TextSpan> speakers)
{
    public Sentence Sentence => sentence;

    public Passage Passage => sentence.Passage;

    public PeopleWords Words => words;

    /// <summary>The body that a token is part of.</summary>
    public NamedBody? BodyAt(int token)
    {
        foreach (var body in bodies)
        {
            if (body.Start <= token && token < body.End)
                return body;
        }
        return null;
    }

    public bool IsPlace(int token) => places.Count > 0 && places.Any(place => place.Overlaps(Passage.Tokens[token].Span));

    /// <summary>True when a speaker's words begin with the name and end there or go on behind a comma.</summary>
    public bool IsSpeaker(int start, int end)
    {
        var name = Passage.Span(start, end);
        return speakers.Count > 0 && speakers.Any(speaker => speaker.Start == name.Start && (speaker.End == name.End || (speaker.End > name.End && Passage.IsMark(end, ","))));
    }

    public (RoleKind Kind, int End)? RoleAt(int token) =>
        token < sentence.End && words.Roles.TryMatch(Passage.Tokens, token, sentence.End, out var kind, out var length) ? (kind, token + length) : null;

    public NamedParty Named(NamedPerson person)
    {
        NamedBody? body = null;
        for (var i = person.Role?.Start ?? 0; body is null && i < (person.Role?.End ?? 0); i++)
            body = BodyAt(i);
        var role = person.Role is { } at ? Written(at.Start, at.End) : null;
        return new(Written(person.Start, person.End), role, body is { } of ? Written(of.Start, of.End) : null, body?.Type, Passage.Span(person.Start, person.End));
    }

    public NamedParty Named(NamedBody body) => new(Written(body.Start, body.End), null, null, body.Type, Passage.Span(body.Start, body.End));

    private string Written(int start, int end) => Passage.Words(start, end).ReplaceLineEndings(" ");
}
