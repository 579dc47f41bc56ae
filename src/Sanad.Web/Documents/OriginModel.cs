using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Web.Documents;

/// <summary>What the page of a document's origin shows: the documents that share its words, and what each has that the other has not.</summary>
/// <param name="View">Compared.</param>
public sealed record OriginModel(DocumentView View)
{
    // Of a comparison a person reads the beginnings; the whole texts are a click away.
    private const int MostStretches = 12, MostUnits = 600;

    public string Title => View.Document.Title ?? View.ReceivedAs;

    /// <summary>Stretches of a text, shortened, and how many are left out.</summary>
    public static (IReadOnlyList<string> Shown, int More) Stretches(string text, IReadOnlyList<TextSpan> spans) =>
        ([.. spans.Take(MostStretches).Select(span => Shortened(span.In(text)))], Math.Max(0, spans.Count - MostStretches));

    private static string Shortened(string words)
    {
        if (words.Length <= MostUnits)
            return words;
        var space = words.LastIndexOf(' ', MostUnits);
        return words[..(space > 0 ? space : MostUnits)] + " …";
    }
}
