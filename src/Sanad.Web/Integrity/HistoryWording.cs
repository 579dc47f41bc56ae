using Microsoft.AspNetCore.Components;
using Sanad.Basics;
using Sanad.Casebook.History;
using Sanad.Casebook.Review;
using Sanad.Dossier;
using Sanad.Web.Hosting;

namespace Sanad.Web.Integrity;

/// <summary>Entries of the journal as sentences: {0} is who did it, {1} the thing, {2} the other thing or word.</summary>
internal static class HistoryWording
{
    public static (string Words, RenderFragment[] Parts) Of(Visit visit, HistoryLine line, HistoryNames names)
    {
        var (key, things) = Of(visit, line.Act, names);
        return (visit.Texts[$"history.acts.{key}"], [Name(line.Person ?? line.Writer), .. things]);
    }

    /// <summary>The field's name; as it is, when it has no words.</summary>
    public static string Field(InterfaceTexts texts, string field) => texts.Find($"fields.{field}") ?? texts.Find($"columns.{field}") ?? field;

    /// <summary>A value in words, where its field has a vocabulary.</summary>
    public static string Value(InterfaceTexts texts, string field, string value)
    {
        var vocabulary = field switch
        {
            "act" => "acts",
            "kind" => "claim_kinds",
            "qual" => "qualifier_names",
            "stance" => "stances",
            "modality" => "modalities",
            "speaker_type" => "speaker_types",
            _ => null,
        };
        if (vocabulary is not null && texts.Find($"{vocabulary}.{value}") is { } word)
            return word;
        if (field is "published" or "when" or "said" && DateInterval.TryParse(value, out var date))
            return texts.Date(date);
        return value == ClaimFields.Author ? texts["words.outlet_itself"] : VisibleText.Name(texts.InDigitsOf(field, value));
    }

    private static string InDigitsOf(this InterfaceTexts texts, string field, string value) => field is "value" or "low" or "high" ? texts.InDigits(value) : value;

    private static (string Key, RenderFragment[] Things) Of(Visit visit, HistoryAct act, HistoryNames names) => act switch
    {
        HistoryAct.Founded => ("founded", []),
        HistoryAct.WriterCameIn { Reason: { } reason } => ("writer_took_over", [English(reason)]),
        HistoryAct.WriterCameIn { ByItself: true } => ("writer_began", []),
        HistoryAct.WriterCameIn came => ("writer_came_in", [Name(came.Person ?? "?")]),
        HistoryAct.KeyRevoked revoked => (revoked.Retired ? "key_retired" : "key_revoked", []),
        HistoryAct.Merged merged => (merged.Forked ? "merged_fork" : "merged", [Name(Counted(visit.Texts, merged.Entries))]),
        HistoryAct.Receipted receipted => ("receipted", [Name(receipted.Authority ?? "?"), Name(receipted.Number is { } number ? visit.Texts.Number(number) : "?")]),
        HistoryAct.Recovered recovered => ("recovered", [Name(recovered.File ?? "?"), English(recovered.Reason ?? "")]),
        HistoryAct.Captured { Original: { } original } captured => ("captured", [Link(visit, $"/documents/{original}", captured.ReceivedAs), Name(visit.Texts.Count("bytes", captured.Size))]),
        HistoryAct.Derived { Original: { } original } derived => ("derived", [Document(visit, original, names), Name(derived.Tool)]),
        HistoryAct.Judged { ForCopy: true } copy => ("judged_copy", [Document(visit, copy.Original, names)]),
        HistoryAct.Judged judged => ($"judged_{judged.Verdict.ToString().ToLowerInvariant()}", [Document(visit, judged.Original, names)]),
        HistoryAct.Corrected corrected => ("corrected", [Document(visit, corrected.Original, names)]),
        HistoryAct.OfEvent of => ($"event_{of.What}", [of is { What: "merge", Title: { } former } ? Name(former) : Event(visit, of.Event, names), of.Target is { } target ? Event(visit, target, names) : Name(of.Title ?? ""), Name(visit.Texts.Count("claims", of.Claims))]),
        HistoryAct.OfList { File: { } file } list => ("list_added", [Name(list.List), Name(file)]),
        HistoryAct.OfList list => ("list_row", [Name(list.List)]),
        HistoryAct.LinkRun => ("link_run", []),
        HistoryAct.Estimated estimated => ("estimate_run", [Event(visit, estimated.Event, names), Name(visit.Texts.Number(estimated.Lists))]),
        HistoryAct.OfLink link => ($"link_{link.Verdict.ToString().ToLowerInvariant()}", [Name(link.Left), Name(link.Right)]),
        HistoryAct.Redacted gone => ($"redacted_{gone.Kind.ToString().ToLowerInvariant()}", [Name(visit.Texts.Count("originals", gone.Originals)), Name(visit.Texts.Count("entries", gone.Entries)), Name(gone.Reason.Length > 0 ? gone.Reason : visit.Texts["redact.no_reason"])]),
        HistoryAct.Consented consent => ($"consent_{consent.Decision.ToString().ToLowerInvariant()}", [Name(consent.Scope), Name(consent.Who ?? visit.Texts["redact.own_consent"])]),
        HistoryAct.Published published => ("published", [Name(visit.Texts.Count("originals", published.Exhibits)), Name(Counted(visit.Texts, published.Withheld))]),
        HistoryAct.Undone { Of: { } undone } => Of(visit, undone, names) is var (key, things) ? ("undone", [Told(visit, key, things)]) : default,
        HistoryAct.Undone => ("undone_other", []),
        _ => ("not_understood", []),
    };

    private static string Counted(InterfaceTexts texts, long? entries) => entries is { } known ? texts.Count("entries", known) : "?";

    // What was taken back, as a clause of its own: its sentence without whose act it was.
    private static RenderFragment Told(Visit visit, string key, RenderFragment[] things) => builder =>
    {
        builder.OpenComponent<Sentence>(0);
        builder.AddAttribute(1, nameof(Sentence.Words), visit.Texts[$"history.clauses.{key}"]);
        builder.AddAttribute(2, nameof(Sentence.Parts), (RenderFragment[])[Name(""), .. things]);
        builder.CloseComponent();
    };

    private static RenderFragment Document(Visit visit, string? original, HistoryNames names) =>
        original is null ? Name(visit.Texts["words.untitled"]) : Link(visit, $"/documents/{original}", names.Documents.GetValueOrDefault(original, original[..12]));

    private static RenderFragment Event(Visit visit, string id, HistoryNames names) => Link(visit, $"/events/{id}", names.Events.TryGetValue(id, out var happened) ? visit.Texts.Title(happened) : id);

    private static RenderFragment Link(Visit visit, string path, string name) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", visit.To(path));
        builder.AddContent(2, Name(name));
        builder.CloseElement();
    };

    private static RenderFragment Name(string name) => builder =>
    {
        builder.OpenElement(0, "bdi");
        builder.AddContent(1, VisibleText.Name(name));
        builder.CloseElement();
    };

    // Reasons come from the journal, where they stand in English.
    private static RenderFragment English(string reason) => builder =>
    {
        builder.OpenElement(0, "bdi");
        builder.AddAttribute(1, "lang", "en");
        builder.AddContent(2, VisibleText.Name(reason));
        builder.CloseElement();
    };
}
