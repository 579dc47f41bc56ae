using Microsoft.AspNetCore.Components;
using Sanad.Dossier;
using Sanad.Web.Hosting;

namespace Sanad.Web.Shell;

/// <summary>A page of a room: made from a model that was read before, so that no page touches the casebook while it is written.</summary>
public abstract class PageOf<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public Visit Visit { get; set; } = null!;

    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>Words by dotted key.</summary>
    protected InterfaceTexts Texts => Visit.Texts;
}
