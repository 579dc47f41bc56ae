using System.CommandLine;
using Sanad.Basics;
using Sanad.Casebook.Documents;

namespace Sanad.Cli.Commands;

/// <summary>sanad document: a person corrects what the machine misread; the machine's value stays visible beside it.</summary>
internal static class DocumentCommand
{
    public static Verb Of(Run run) => new Verb("document", "Correct what was read of a document; journalled, and can be undone",
            "sanad document set 1306 --published 2022-10", "sanad document undo ENTRY")
        .With(Set(run), UndoVerb.Of(run, "correction", "Take a correction back; the journal keeps both", "sanad document undo 3f9a", DocumentVerbs.Undo));

    private static Verb Set(Run run)
    {
        var id = Verb.One("document", "Its SHA-256, or the beginning of it");
        var given = new GivenOptions();
        var title = new Option<string?>("--title") { Description = "The document's title", HelpName = "TITLE" };
        var origin = new Option<string?>("--origin") { Description = "Where its text first came from", HelpName = "NAME" };
        var furniture = new Option<string[]>("--furniture") { Description = "Words of the text that are page furniture; may be given several times", HelpName = "WORDS" };
        var text = new Option<string[]>("--not-furniture") { Description = "Words that were taken for page furniture and are text; may be given several times", HelpName = "WORDS" };
        return new Verb("set", "Set the publication date, title, outlet or origin of a document (- for none), or what of its text is page furniture",
                "sanad document set 1306 --published 2022-10 -c case", "sanad document set 6fda --outlet \"Harbour Monitor\"",
                "sanad document set 6fda --origin -", "sanad document set 6fda --furniture \"Read also: Ten years on\"")
            .With(id, given.Published, title, given.Outlet, origin, furniture, text, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                string? Value(Option<string?> option) => result.GetValue(option) is { } typed && typed != Nothing ? typed : null;
                DateInterval? published = Value(given.Published) is { } date ? GivenOptions.Interval(date) : null;
                var cleared = new[] { ("title", title), ("outlet", given.Outlet), ("origin", origin), ("published", given.Published) }.Where(field => result.GetValue(field.Item2) == Nothing).Select(field => field.Item1);
                using var book = run.Open(result);
                return Outcomes.Report(run, result, DocumentVerbs.Set(book, result.GetValue(id)!, published,
                    Value(title), Value(given.Outlet), Value(origin), Drafts(result.GetValue(furniture), result.GetValue(text)), [.. cleared]));
            });
    }

    // As in `review --set`: the field has no value.
    private const string Nothing = "-";

    private static IReadOnlyList<FurnitureDraft> Drafts(string[]? furniture, string[]? text) =>
        [.. (furniture ?? []).Select(words => new FurnitureDraft(words, Furniture: true)), .. (text ?? []).Select(words => new FurnitureDraft(words, Furniture: false))];
}
