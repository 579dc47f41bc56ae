using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Sanad.Basics;
using Sanad.Dossier;

namespace Sanad.Web.Shell;

/// <summary>Words with some of them marked: what a search found. No blank is added between.</summary>
public sealed class Marked : ComponentBase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>In text order, without overlap; in UTF-16 units.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TextSpan> Marks { get; set; } = [];

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var done = 0;
        foreach (var mark in Marks.Where(mark => mark.Start >= 0 && mark.End <= Text.Length))
        {
            if (mark.Start < done)
                continue;
            builder.AddContent(0, VisibleText.Running(Text[done..mark.Start]));
            builder.OpenElement(1, "mark");
            builder.AddContent(2, VisibleText.Running(mark.In(Text)));
            builder.CloseElement();
            done = mark.End;
        }
        builder.AddContent(3, VisibleText.Running(Text[done..]));
    }
}
