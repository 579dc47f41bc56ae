using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Sanad.Basics;
using Sanad.Casebook.Tolls;
using Sanad.Dossier;

namespace Sanad.Web.Documents;

/// <summary>
/// The words of a block: quoted stretches marked, their figures strong, and after each the numbers of its claims, which lead to their fields. In C#
/// rather than markup, since every blank between two tags would show in a text whose line ends are kept.
/// </summary>
public sealed class MarkedText : ComponentBase
{
    [Parameter, EditorRequired]
    public InterfaceTexts Texts { get; set; } = null!;

    /// <summary>The whole text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter, EditorRequired]
    public ReaderBlock Block { get; set; } = null!;

    /// <summary>By claim.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, int> Numbers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var done = Block.Span.Start;
        foreach (var region in Block.Regions)
        {
            var part = Common(region.Span, Block.Span);
            Plain(builder, new(done, part.Start));
            Marked(builder, region, part);
            foreach (var claim in region.Claims.Where(Block.Notes.Contains))
                Number(builder, claim.Claim.Id);
            done = part.End;
        }
        Plain(builder, new(done, Block.Span.End));
    }

    private void Marked(RenderTreeBuilder builder, QuotedRegion region, TextSpan part)
    {
        builder.OpenElement(0, "mark");
        builder.AddAttribute(1, "class", region.Claims.Any(claim => claim.Status == TollStatus.Proposed) ? "waits" : "decided");
        builder.AddAttribute(2, "data-claims", string.Join(' ', region.Claims.Select(claim => ReaderText.NoteOf(claim.Claim.Id))));
        var done = part.Start;
        foreach (var quantity in region.Claims.Select(claim => claim.Claim.QuantitySpan).OfType<TextSpan>().Where(part.Contains).Distinct().Order())
        {
            if (quantity.Length == 0 || quantity.Start < done)
                continue;
            Plain(builder, new(done, quantity.Start));
            builder.OpenElement(3, "b");
            Plain(builder, quantity);
            builder.CloseElement();
            done = quantity.End;
        }
        Plain(builder, new(done, part.End));
        builder.CloseElement();
    }

    private void Number(RenderTreeBuilder builder, string claimId)
    {
        var number = Texts.Number(Numbers[claimId]);
        builder.OpenElement(4, "a");
        builder.AddAttribute(5, "class", "ref");
        builder.AddAttribute(6, "id", ReaderText.WordsOf(claimId));
        builder.AddAttribute(7, "href", "#" + ReaderText.NoteOf(claimId));
        builder.AddAttribute(8, "aria-label", Texts.Filled("documents.claim_number", number));
        builder.AddContent(9, number);
        builder.CloseElement();
    }

    private void Plain(RenderTreeBuilder builder, TextSpan span)
    {
        if (span.Length > 0)
            builder.AddContent(10, VisibleText.Running(span.In(Text)));
    }

    private static TextSpan Common(TextSpan a, TextSpan b) => new(Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
}
