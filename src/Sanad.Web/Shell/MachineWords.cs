using System.Globalization;
using System.Text.RegularExpressions;
using Sanad.Dossier;
using Sanad.Language;
using Sanad.Web.People;

namespace Sanad.Web.Shell;

/// <summary>
/// What the program says of files and acts, in the language of the page. Reasons and warnings are English sentences of known forms, in the index, in the journal and on the command
/// line; the English pack has each form as the program writes it (machine.*, which a test compares with the source), the other packs the same keys in their words. A sentence of no known
/// form stays English and is marked as such.
/// </summary>
internal static partial class MachineWords
{
    /// <summary>The forms, the more particular first: the first that fits a sentence is taken.</summary>
    internal static readonly string[] Keys =
    [
        "not_text", "not_read", "empty_file", "no_text", "text_limit", "html_limit", "no_pdftotext", "no_tesseract", "stopped", "ran_longer", "wrote_more",
        "pdf_unreadable", "picture_unreadable", "pages_are_pictures", "ocr_time", "no_word", "word_broken", "and_wrong_name", "wrong_name", "zeros", "footnotes",
        "hidden_article", "json_ld", "page_not_read", "more_pages", "published_differs", "encoding_wide", "encoding_guessed", "lost_furniture", "interrupted",
        "run_again", "free_space", "correct_description", "permission", "check_disk", "description_large", "name_what", "not_in_text", "at_several", "no_correction",
        "needs_title", "one_already", "own_part", "own_answer", "no_event_act", "needs_claim", "edit_needs_claim", "no_such_decision", "no_decision", "no_verdict",
        "not_taken_back", "words_not_here", "no_nth", "known_claim", "not_in_quote", "no_quantity",
        "list_absent", "list_folder", "list_no_encoding", "list_needs_name", "list_by_hand", "list_same", "list_no_names", "list_no_row", "list_none_usable", "list_changed", "list_no_column", "list_right_column",
        "list_empty", "list_empty_header", "list_column_twice", "list_unclosed", "list_csv", "list_not_utf8", "list_no_text", "sheet_not_opened", "sheet_broken", "sheet_none",
        "not_admitted", "merge_file", "merge_this", "merge_inside", "merge_no_journal", "not_plain", "not_plain_long", "not_plain_link", "merge_no_seal", "merge_other", "key_unknown", "key_no_line", "key_nobody", "key_revoked", "bag_signer", "bag_redacted", "bag_no_capture", "bag_withheld", "bag_gone", "bag_nothing", "no_folder",
        "list_original_gone", "list_original_removed", "redact_taken", "redact_leave_out", "redact_name_what", "redact_reason_long", "redact_reason_names", "redact_destroyed", "redact_entry", "redact_typed_row",
        "redact_seal_what", "redact_sealed_already", "redact_no_recipient", "redact_bad_recipient", "redact_lasting", "redact_consent", "redact_no_copy", "redact_no_age", "redact_not_admitted", "redact_consent_gone", "redact_altered", "row_taken", "row_nothing", "row_id_empty", "row_id_twice", "row_huge", "row_cells", "row_no_name", "row_long", "row_scripts", "row_title",
        "row_date", "note_id", "note_unnamed", "note_no_value", "no_list_version", "no_link_run", "link_few", "link_no_rule", "link_other_parts", "link_assumed",
        "link_alike", "link_short", "link_not_calibrated", "link_one_record", "link_no_decision",
        "estimate_few_lists", "estimate_many_lists", "estimate_empty_list", "estimate_list_apart", "estimate_not_connected", "estimate_short_list",
        "estimate_copied_list", "estimate_lists_avoid", "estimate_little_overlap", "estimate_empty_combination", "estimate_no_model", "estimate_large_bias", "estimate_close_models", "estimate_low_coverage",
        "estimate_chains", "estimate_chains_near", "estimate_few_draws", "estimate_few_draws_at_ends", "estimate_at_the_end", "estimate_prior", "estimate_wide", "estimate_nobody_unseen", "estimate_lower_bound", "estimate_two_lists",
        "estimate_assumption", "estimate_not_linked", "estimate_unreviewed", "estimate_links_sure", "estimate_refused_draws", "estimate_one_origin",
        "estimate_part_refused", "estimate_part_care", "estimate_part_not_told", "estimate_no_lists", "estimate_other_time", "estimate_list_twice", "estimate_by_twice", "no_estimate",
    ];

    private const int Deepest = 2;

    private static readonly Lazy<(Regex Form, string Key)[]> Forms = new(() => FormsOf(InterfaceTexts.For(Packs.BuiltIn, "en")));

    /// <summary>The words, and their language when it is not the page's. Names inside are made visible here, since the marks around them must not be.</summary>
    public static (string Text, string? Language) Said(this InterfaceTexts texts, string sentence) => Visible(texts, VisibleText.Running(sentence));

    private static (string Text, string? Language) Visible(InterfaceTexts texts, string sentence) => texts.Language == "en" ? (InEnglish(texts, sentence, Deepest), null)
        : Found(texts, sentence, Deepest) is { } said ? (said, null)
        : texts.Warning(sentence);

    // As the program writes it, but for roles, parts and levels, which have words, and for options, which nobody types on a page.
    private static string InEnglish(InterfaceTexts texts, string sentence, int depth)
    {
        foreach (var (form, key) in Forms.Value)
        {
            if (form.Match(sentence) is { Success: true } match)
                return string.Format(CultureInfo.InvariantCulture, texts.Find($"machine_page.{key}") ?? texts[$"machine.{key}"],
                    [.. match.Groups.Values.Skip(1).Select(group => InWords(texts, group.Value) ?? (depth > 0 ? InEnglish(texts, group.Value, depth - 1) : group.Value))]);
        }
        return sentence;
    }

    // What stands in a place may be a sentence of its own: "its pages are pictures without text, and tesseract is not installed".
    private static string? Found(InterfaceTexts texts, string sentence, int depth)
    {
        foreach (var (form, key) in Forms.Value)
        {
            if (form.Match(sentence) is { Success: true } match)
                return texts.Filled(texts.Find($"machine_page.{key}") is null ? $"machine.{key}" : $"machine_page.{key}", [.. match.Groups.Values.Skip(1).Select(group => (depth > 0 ? Found(texts, group.Value, depth - 1) : null) ?? InPlace(texts, group.Value))]);
        }
        return null;
    }

    // A number, a role, a part that is compared or a level of agreement has its words; anything else stands as it is, with a direction of its own.
    private static string InPlace(InterfaceTexts texts, string value) => value.All(c => char.IsAsciiDigit(c) || c == ',') && long.TryParse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? texts.Number(number)
        : value.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%') && value.Any(char.IsAsciiDigit) ? Figure(texts, value)
        : InWords(texts, value) ?? (value.Split(", ") is { Length: > 1 } several && several.Select(one => InWords(texts, one)).ToList() is var words && words.TrueForAll(word => word is not null) ? string.Join(texts["words.comma"], words) : $"\u2068{value}\u2069");

    // "7.9", "15%": where digits are Persian, so are the signs between and after them.
    private static string Figure(InterfaceTexts texts, string value) => texts.InDigits(value) is var digits && digits != value ? digits.Replace('.', '٫').Replace(',', '٬').Replace('%', '٪') : value;

    private static string? InWords(InterfaceTexts texts, string value) => texts.Find($"roles.{value}") ?? texts.Find($"link_parts.{value}") ?? texts.Find(Bits.LevelKey(value));

    private static (Regex Form, string Key)[] FormsOf(InterfaceTexts english) =>
        [.. Keys.Select(key => (new Regex($"^{Place().Replace(Regex.Escape(english[$"machine.{key}"]), "(.+)")}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline), key))];

    // As Regex.Escape leaves {0}.
    [GeneratedRegex(@"\\\{[0-9]}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
