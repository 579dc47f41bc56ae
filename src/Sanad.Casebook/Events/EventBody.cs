namespace Sanad.Casebook.Events;

/// <summary>What the index holds of an event beside its columns.</summary>
internal sealed record EventBody
{
    public string Key { get; init; } = "";
    public string? Anchor { get; init; }
    public IReadOnlyList<string> Acts { get; init; } = [];
    public IReadOnlyList<ResponseBody> Responses { get; init; } = [];

    public static EventBody Of(EventDraft draft) => new()
    {
        Key = draft.Key,
        Anchor = draft.Anchor,
        Acts = [.. draft.Acts],
        Responses = [.. draft.Responses.Select(r => new ResponseBody(r.Event.Standing.Id, r.Kind))],
    };
}

/// <summary>An event that answers another.</summary>
internal sealed record ResponseBody(string Id, ResponseKind Kind);
