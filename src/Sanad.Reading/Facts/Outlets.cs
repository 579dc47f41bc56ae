using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Who published a document: given, else the page's metadata, else a line or a dateline that names an organisation. What no line names stays
/// null; a file's name is never asked.
/// </summary>
internal sealed class Outlets(CreditLines credits)
{
    private const int NameWords = 5;

    /// <summary>Fills outlet, author and origin from what is left.</summary>
    public void Find(Publication.Sight sight, PageFacts facts, Given given, Findings findings)
    {
        findings.Outlet = given.Outlet ?? facts.Outlet ?? findings.Outlet ?? DatedName(sight) ?? NameLine(sight);
        findings.Author ??= facts.Author;
        findings.Origin ??= facts.Origin;
        if (sight.Dateline?.Credit is { } credit && IsName(credit))
            Credit(credit, findings);
        if (findings.Author == findings.Outlet)
            findings.Author = null;
    }

    // An agency in another outlet's dateline is where the text came from.
    private static void Credit(string credit, Findings findings)
    {
        if (findings.Outlet is null)
            findings.Outlet = credit;
        else if (findings.Origin is null && !string.Equals(findings.Outlet, credit, StringComparison.OrdinalIgnoreCase))
            (findings.Origin, findings.OriginText) = (credit, $"({credit})");
    }

    // "Example Post, December 23, 2019".
    private string? DatedName(Publication.Sight sight) => sight.DateLines
        .Where(l => !l.Labelled && l.Rest.Length > 0 && !l.Line.IsFurniture).Select(l => l.Rest).FirstOrDefault(credits.IsOrganisation);

    // "Example Wire" on a line of its own between the title and the text.
    private string? NameLine(Publication.Sight sight)
    {
        if (sight.Title is not { } title)
            return null;
        var at = sight.Lines.IndexOf(title) + 1;
        var line = sight.Lines.Skip(at).Take(2).TakeWhile(l => !l.IsProse)
            .Where(l => l.Kind is null && !l.EndsSentence && l.Words is >= 1 and <= NameWords)
            .FirstOrDefault(l => credits.IsOrganisation(l.Span.In(sight.Text)));
        if (line is null)
            return null;
        line.Kind = SegmentKind.Byline;
        return line.Span.In(sight.Text);
    }

    // A bracket in a dateline may also say "updated" or "graphic content".
    private bool IsName(string credit) =>
        credit.Length is >= 2 and <= 60 && !char.IsLower(credit[0]) && (!credit.Any(char.IsDigit) || credits.IsOrganisation(credit));
}
