using Sanad.Casebook.Read;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad read: what Sanad reads from a file, without a casebook.</summary>
internal static class ReadCommand
{
    public static Verb Of(Run run)
    {
        var files = Verb.Several("file", "Text, HTML, DOCX or PDF");
        var given = new GivenOptions();
        return new Verb("read", "Show what is read from a file: title, outlet, dates, segments; nothing is kept",
                "sanad read note.html", "sanad read note.txt --json")
            .With(files, given.Outlet, given.Published, given.Language, run.Json)
            .Does(run, (result, _) => OneByOne.Run(run, result.GetValue(files)!, given.Of(result), (name, document) =>
            {
                if (result.GetValue(run.Json))
                    run.PrintJson(DocumentJson.Of(name, document));
                else
                    DocumentText.Print(run, name, document);
            }));
    }
}
