using Sanad.Casebook.Events;
using Sanad.Casebook.Tolls;
using Sanad.Dossier;

namespace Sanad.Web.Events;

/// <summary>Events, spans and acts in the words of the page.</summary>
internal static class EventWording
{
    /// <summary>The event's name, made visible.</summary>
    public static string Name(this InterfaceTexts texts, EventSummary happened) => VisibleText.Name(texts.Title(happened));

    /// <summary>The name of its place, made visible; null = not known.</summary>
    public static string? PlaceName(this InterfaceTexts texts, EventSummary happened) => happened.Place is { } place ? VisibleText.Name(texts.Place(place) ?? place) : null;

    /// <summary>"Deaths: 200 to 1,500 or more, 3 speakers"; "Other (sanctioned): 6, 1 speaker".</summary>
    public static string Span(this InterfaceTexts texts, TollSpan span)
    {
        var group = texts.Of("act_groups", span.ActGroup);
        return texts.Filled("events.span_of", span.Act is { } act ? texts.Filled("events.group_act", group, texts.Of("acts", act)) : group, texts.Reach(span));
    }

    /// <summary>The same below the name of its group: "200 to 1,500 or more, 3 speakers"; "sanctioned: 6, 1 speaker".</summary>
    public static string SpanInGroup(this InterfaceTexts texts, TollSpan span) => span.Act is { } act ? texts.Filled("events.span_of", texts.Of("acts", act), texts.Reach(span)) : texts.Reach(span);

    /// <summary>"200 to 1,500 or more, 3 speakers".</summary>
    public static string Reach(this InterfaceTexts texts, TollSpan span)
    {
        var speakers = texts.Count("speakers", span.Speakers);
        return (span.Lowest == span.Highest, span.OpenEnded) switch
        {
            (true, false) => texts.Filled("events.span_one", texts.Number(span.Highest), speakers),
            (true, true) => texts.Filled("events.span_one_open", texts.Number(span.Highest), speakers),
            (false, false) => texts.Filled("events.span", texts.Number(span.Lowest), texts.Number(span.Highest), speakers),
            (false, true) => texts.Filled("events.span_open", texts.Number(span.Lowest), texts.Number(span.Highest), speakers),
        };
    }

    /// <summary>A count with a one and a many form among the words of this room.</summary>
    public static string EventCount(this InterfaceTexts texts, string what, int count) => texts.Filled($"events.{what}_{(count == 1 ? "one" : "many")}", texts.Number(count));

    /// <summary>Why its claims stand together.</summary>
    public static string Gathered(this InterfaceTexts texts, EventView view) => texts["events.gathered_" + view.GatheredBy.Split(':')[0] switch
    {
        "anchor" => "anchor",
        "place" => "place",
        "document" => "document",
        _ => "hand",
    }];

    /// <summary>What was done, in a sentence.</summary>
    public static string Sentence(this InterfaceTexts texts, PastEventAct act)
    {
        string Named(EventSummary? happened) => happened is null ? texts["events.gone"] : texts.Name(happened);
        var claims = texts.Count("claims", act.Quotes.Count);
        return act.Kind switch
        {
            EventActKind.Rename => texts.Filled("events.acts.rename", VisibleText.Name(act.Title ?? "")),
            EventActKind.Move => texts.Filled("events.acts.move", claims, Named(act.Event)),
            EventActKind.Merge => texts.Filled("events.acts.merge", Named(act.Target)),
            EventActKind.Split => texts.Filled("events.acts.split", claims, VisibleText.Name(act.Title ?? texts["words.untitled"])),
            EventActKind.Part when act.HasTarget => texts.Filled("events.acts.part", Named(act.Event), Named(act.Target)),
            EventActKind.Part => texts.Filled("events.acts.no_part", Named(act.Event)),
            EventActKind.Respond => texts.Filled("events.acts.respond", Named(act.Event), Named(act.Target), act.Answer is { } kind ? texts.Of("events.kinds", kind) : texts["words.not_known"]),
            _ => throw new InvalidOperationException($"No words for a {act.Kind}"),
        };
    }

    /// <summary>The year under which an event stands in a chronology.</summary>
    public static string? YearOf(this InterfaceTexts texts, EventSummary happened) => happened.When is { } when ? texts.Year(when) : null;
}
