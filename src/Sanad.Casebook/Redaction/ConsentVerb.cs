using System.Text.Json.Nodes;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>Records consent: of a witness to what is done with their account, or of a member of the team to destroying something.</summary>
public static class ConsentVerb
{
    private const int LongestWording = 2000;

    /// <summary>Writes an entry on consent. It can never be forgotten: no real name belongs in it.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="decision">What was said.</param>
    /// <param name="request">What it is about.</param>
    /// <param name="scope">To what: publish, destroy, forget, or other words.</param>
    /// <param name="who">Whose consent it is, as a pseudonym; null = the writer's own.</param>
    /// <param name="wording">The words in which it was given; null = not recorded.</param>
    public static VerbOutcome Record(OpenCasebook book, ConsentDecision decision, RedactionRequest request, string scope, string? who, string? wording)
    {
        var (about, problem) = new TargetSearch(book).Of(request);
        return problem switch
        {
            RedactOutcome.NoTarget none => none.Outcome,
            RedactOutcome.Refused refused => new VerbOutcome.Refused(refused.Reason),
            _ when about.Count == 0 => new VerbOutcome.Refused("Name what the consent is about: a document, a person, a record, an entry, or --row LIST KEY."),
            _ when scope.Trim().Length is 0 or > 100 => new VerbOutcome.Refused("Say to what: --for publish, destroy, forget, or other words, at most 100 characters."),
            _ when who is not null && !CasebookFolder.IsPseudonym(who) => new VerbOutcome.Refused("The person is named by a pseudonym: 1 to 40 of a-z, 0-9, dot and hyphen."),
            _ when wording?.Length > LongestWording => new VerbOutcome.Refused($"The wording may have {LongestWording} characters."),
            _ => new VerbOutcome.Done(HumanEntry.Append(book, ConsentAct.EntryType, Body(decision, who, [.. about.Select(a => a.Id)], scope.Trim(), wording)), about[0].Id),
        };
    }

    /// <summary>All entries on consent, the latest first.</summary>
    public static IReadOnlyList<ConsentAct> All(OpenCasebook book) => [.. Redactions.Consents(book.Folder).Reverse()];

    internal static JsonObject Body(ConsentDecision decision, string? who, IReadOnlyList<string> about, string scope, string? wording)
    {
        var body = new JsonObject { ["decision"] = decision.ToString().ToLowerInvariant(), ["about"] = new JsonArray([.. about.Select(a => (JsonNode)a)]), ["for"] = scope };
        if (who is not null)
            body["who"] = who;
        if (!string.IsNullOrWhiteSpace(wording))
            body["wording"] = wording.Trim();
        return body;
    }
}
