using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Claims;
using Sanad.Dossier;

namespace Sanad.Cli.Terminal;

/// <summary>A proposal as a reviewer sees it: its words in their paragraph, then what the machine made of them.</summary>
internal sealed class ReviewText(TextWriter screen, Run run, IReadOnlyDictionary<string, string> eventTitles)
{
    private const string Indent = "  ";
    private readonly InterfaceTexts _texts = InterfaceTexts.For(run.Packs, "en");

    /// <summary>One proposal.</summary>
    public void Show(ReviewItem item, ClaimView view, DocumentView document, string progress)
    {
        var head = $"── {progress} ── {_texts.Of("acts", view.Claim.Act)} ";
        screen.WriteLine($"\n{head}{new string('─', Math.Max(0, Math.Min(run.Width, 100) - head.Length))}");
        var source = string.Join(" · ", new[] { document.Document.Outlet ?? "outlet not named", document.Document.Published?.ToString() ?? "date not known", document.Document.Title ?? document.ReceivedAs });
        screen.WriteLine(Indent + Shown.Isolated(Shown.Cut(source, run.Width - 4)));
        screen.WriteLine();
        Words(view, document);
        screen.WriteLine();
        Fields(view.Claim, item);
    }

    /// <summary>A change of fields, before and after.</summary>
    public void Show(IEnumerable<FieldChange> changes)
    {
        foreach (var change in changes.Where(c => ClaimCorrection.Fields.Contains(c.Field)))
            screen.WriteLine($"    {change.Field}: {Value(change.Before)} → {Value(change.After)}");
    }

    /// <summary>The fields that can be set, with their values.</summary>
    public void ShowValues(Claim claim)
    {
        var values = ClaimFields.Of(claim).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        foreach (var line in ClaimCorrection.Fields.Chunk(5))
            screen.WriteLine("    " + string.Join("   ", line.Select(field => $"{field} {Value(values[field])}")));
    }

    private void Words(ClaimView view, DocumentView document)
    {
        if (!view.Anchored)
        {
            Paragraph([new(view.Claim.Quote, Ink.Quote)]);
            return;
        }
        var around = QuoteContext.Of(document.Document, view.Claim.Span);
        Paragraph([new(around.Before, Ink.Dim)]);
        Gap(around.Before);
        Paragraph([new(around.LeadIn, Ink.Plain), .. Quote(view.Claim, around.Quote), new(around.LeadOut, Ink.Plain)]);
        Gap(around.After);
        Paragraph([new(around.After, Ink.Dim)]);
    }

    private void Gap(string neighbour)
    {
        if (neighbour.Length > 0)
            screen.WriteLine();
    }

    private static IEnumerable<Stretch> Quote(Claim claim, string quote)
    {
        if (claim.QuantitySpan is not { } number || !claim.Span.Contains(number))
            return [new(quote, Ink.Quote)];
        var inside = number.Shift(-claim.Span.Start);
        return [new(quote[..inside.Start], Ink.Quote), new(inside.In(quote), Ink.Number), new(quote[inside.End..], Ink.Quote)];
    }

    private void Paragraph(IEnumerable<Stretch> stretches)
    {
        foreach (var line in Stretches.Lines(stretches, Math.Min(run.Width, 100) - 4, run.Colour))
            screen.WriteLine(Indent + line);
    }

    private void Fields(Claim claim, ReviewItem item)
    {
        Field("who says it", $"{(claim.Speaker is null ? "the outlet itself" : Shown.OneLine(claim.Speaker))} ({Words(claim.SpeakerType)}) {_texts.Of("stances", claim.Stance)}{(claim.Modality == Modality.Asserted ? "" : ", " + Words(claim.Modality))}");
        Field("what", Words(claim.Act) + (claim.Mode is null ? "" : $" ({claim.Mode})") + (claim.Victims is null ? "" : $" · {Shown.OneLine(claim.Victims)}") + (claim.Unit == "person" ? "" : $" · counts {claim.Unit}")
            + (claim.Subset ? " · a part of another figure" : "") + (claim.Additive ? " · on top of another figure" : "") + (claim.Perpetrator is null ? "" : $" · by {Shown.OneLine(claim.Perpetrator)}"));
        Field("how many", HowMany(claim));
        Field("where", claim.Place is null ? "not stated" : Shown.OneLine(claim.Place) + (claim.PlaceId is { } id ? $" [{id}]" : " [not in the packs, or more than one]"));
        Field("when", (claim.When?.ToString() ?? "not stated") + (claim.WhenText is null ? "" : $" “{Shown.OneLine(claim.WhenText)}”") + (claim.Said is { } said ? $" · said {said}" : ""));
        Field("event", item.EventId is { } e ? $"{Shown.OneLine(eventTitles.GetValueOrDefault(e, "?"))} ({e})" : "none");
        Field("found by", $"{claim.Rule}, tier {claim.Tier} · {claim.Id}");
        foreach (var warning in claim.Warnings)
            Field("!", Shown.OneLine(warning));
        if (item.Copies.Count > 0)
            Field("copies", $"the same words wait in {item.Copies.Count} {(item.Copies.Count == 1 ? "copy" : "copies")} of this text");
        if (item.Decided is { } decided)
            Field("decided", $"the same words in another copy were judged: {decided}");
        if (item.Unsure)
            Field("looked at", "somebody was not sure");
    }

    private static string HowMany(Claim claim)
    {
        if (claim.Kind == ClaimKind.Individual)
            return "one named person";
        if (claim.Quantity is not { } quantity)
            return "no number";
        var words = ClaimFields.QuantityWords(claim) is { } typed ? $"“{Shown.OneLine(typed)}” = " : "";
        return $"{words}{Words(quantity.Qualifier)}{(quantity.Value is { } value ? " " + Number(value) : "")}{Bounds(quantity)}";
    }

    private static string Bounds(Quantity quantity) => (quantity.Low, quantity.High) switch
    {
        (null, null) => "",
        ({ } low, { } high) when low == high => "",
        ({ } low, { } high) => $" ({Number(low)} to {Number(high)})",
        ({ } low, null) => $" ({Number(low)} or more)",
        (null, { } high) => $" ({Number(high)} or fewer)",
    };

    private static string? Number(double? number) => number?.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Words<T>(T member)
        where T : struct, Enum => ClaimText.Word(member);

    private static string Value(string? value) => value is null ? "–" : Shown.Isolated(Shown.OneLine(value.Contains(' ', StringComparison.Ordinal) ? $"“{value}”" : value));

    private void Field(string name, string value) => screen.WriteLine($"{Indent}{name,-12} {Shown.Isolated(value)}");
}
