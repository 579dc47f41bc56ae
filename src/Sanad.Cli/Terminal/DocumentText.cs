using Sanad.Basics;

namespace Sanad.Cli.Terminal;

/// <summary>A document as a few lines of text: what was learnt, then its segments.</summary>
internal static class DocumentText
{
    public static void Print(Run run, string name, Document document)
    {
        run.Print(Shown.Safe(name));
        Field(run, "sha256", document.Original.Hex);
        Field(run, "type", document.MediaType + (document.Language is { } language ? $", {language}" : ""));
        Field(run, "title", document.Title);
        Field(run, "outlet", document.Outlet);
        Field(run, "origin", document.Origin is null ? null : $"{document.Origin} (“{document.OriginText}”)");
        Field(run, "author", document.Author);
        Field(run, "published", Published(document));
        Field(run, "captured on", document.CapturedOn?.ToString());
        foreach (var warning in document.Warnings)
            Field(run, "warning", warning);
        foreach (var segment in document.Segments)
            run.Print($"  {ClaimText.Word(segment.Kind),-9} {Shown.Cut(segment.Span.In(document.Text), run.Width - 12)}");
    }

    private static string? Published(Document document) => document.Published is null
        ? null
        : $"{document.Published} ({ClaimText.Word(document.PublishedKind!.Value)}{(document.PublishedText is { } words ? $": “{words}”" : "")})";

    private static void Field(Run run, string label, string? value) => run.Print($"  {label,-11} {(value is null ? "not stated" : Shown.OneLine(value))}");
}
