using System.CommandLine;
using System.Globalization;
using Sanad.Casebook;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad list: tables of people, kept as originals, their rows as records.</summary>
internal static class ListCommand
{
    /// <summary>What --id says when no column names the rows.</summary>
    public const string NoColumn = "none";

    private const int RowsShown = 20;

    /// <summary>How the bytes of a list are to be read.</summary>
    public static Option<string?> EncodingOption() => new("--encoding") { Description = "How a CSV is encoded, for example windows-1256; without it UTF-8, or what its mark or its bytes say", HelpName = "NAME" };

    public static Verb Of(Run run) => new Verb("list", "Keep lists of people: every row gets a verdict, the file is sealed, a newer file of the same list updates it",
            "sanad list add names.csv --dry-run", "sanad list add names.xlsx --map given_name=First,family_name=Last --id Ref -c case", "sanad list -c case")
        .With(run.CasebookFolder, run.Database, run.Json, Add(run), Show(run), UndoVerb.Of(run, "addition", "Take a version of a list, or a record typed by hand, back; the journal keeps both", "sanad list undo 3f9a", ListVerbs.Undo))
        .Does(run, All);

    private static int All(ParseResult result, Run run)
    {
        using var book = run.Open(result);
        var lists = ListVerbs.All(book);
        foreach (var list in lists)
        {
            if (result.GetValue(run.Json))
                run.PrintJson(ListJson.Of(list));
            else
                Print(run, list);
        }
        if (lists.Count == 0)
            run.Say("No lists yet. Add one: sanad list add FILE");
        return ExitCode.Done;
    }

    private static Verb Add(Run run)
    {
        var options = new AddOptions();
        return new Verb("add", "Take a list in: CSV or XLSX, the first row naming the columns; or one record by hand",
                "sanad list add names.csv --dry-run", "sanad list add names.csv --map full_name=Name,birth_date=y+m+d --id Ref --null NA", "sanad list add --row \"given_name=Parvaneh,family_name=Kuhestani,father_name=Rostam\"")
            .With(options.File, options.Map, options.Id, options.Null, options.Encoding, options.Name, options.Row, options.DryRun, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) => AddOne(run, result, options));
    }

    private sealed class AddOptions
    {
        public Argument<string?> File { get; } = Verb.Perhaps("file", "The list: CSV (UTF-8) or XLSX");

        public Option<string?> Map { get; } = new("--map") { Description = "ROLE=COLUMN[+COLUMN],... : which columns hold what; without it as before, else as the header suggests", HelpName = "MAP" };

        public Option<string?> Id { get; } = new("--id") { Description = "The column that names a row, by which a newer file updates the list; none = no column does", HelpName = "COLUMN" };

        public Option<string?> Null { get; } = new("--null") { Description = "A word that stands for an empty cell, for example NA", HelpName = "WORD" };

        public Option<string?> Encoding { get; } = EncodingOption();

        public Option<string?> Name { get; } = new("--name") { Description = "What the list is called; without it the file's name", HelpName = "NAME" };

        public Option<string?> Row { get; } = new("--row") { Description = "One record by hand: ROLE=VALUE,ROLE=VALUE", HelpName = "VALUES" };

        public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say what would become of each row; write nothing" };
    }

    private static int AddOne(Run run, ParseResult result, AddOptions options)
    {
        var (file, row) = (result.GetValue(options.File), result.GetValue(options.Row));
        if ((file is null) == (row is null))
            throw CommandEndsException.Usage("Name one file, or one record with --row.");
        try
        {
            var request = new ListRequest
            {
                Name = result.GetValue(options.Name),
                Map = result.GetValue(options.Map) is { } typed ? ColumnMap.Parse(typed) : null,
                IdColumn = result.GetValue(options.Id) is { } id && id != NoColumn ? id : null,
                WithoutId = result.GetValue(options.Id) == NoColumn,
                Missing = result.GetValue(options.Null),
                Encoding = result.GetValue(options.Encoding),
                DryRun = result.GetValue(options.DryRun),
            };
            if (file is not null && ListVerbs.WhyNot(Path.GetFullPath(file, run.Folder)) is { } why)
                throw CommandEndsException.Usage(Shown.OneLine(why));
            using var book = request.DryRun ? run.Open(result) : run.OpenOrCreate(result);
            return row is null ? AddFile(run, result, book, Path.GetFullPath(file!, run.Folder), request) : AddRow(run, result, book, row, request);
        }
        catch (FormatException wrong)
        {
            throw CommandEndsException.Usage(Shown.OneLine(wrong.Message));
        }
    }

    private static int AddFile(Run run, ParseResult result, OpenCasebook book, string path, ListRequest request) => ListVerbs.Add(book, path, request) switch
    {
        ListOutcome.Read read => Report(run, result, read.Report, request.DryRun),
        ListOutcome.Refused refused => throw CommandEndsException.Usage(Shown.OneLine(refused.Reason)),
        var other => throw new InvalidOperationException($"An outcome without words: {other}"),
    };

    private static int Report(Run run, ParseResult result, ListReport report, bool dryRun)
    {
        if (result.GetValue(run.Json))
            PrintJson(run, report, dryRun);
        else
            Print(run, report, dryRun);
        run.Say(Counts(report));
        return report.Count(RowStatus.Refused) > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private static string Counts(ListReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.Rows.Count:N0} rows = {report.Kept:N0} kept ({report.Count(RowStatus.Added):N0} added, {report.Count(RowStatus.Updated):N0} updated, {report.Count(RowStatus.Unchanged):N0} unchanged) + {report.Count(RowStatus.Refused):N0} refused; {report.Gone.Count:N0} gone since the last file");

    private static void PrintJson(Run run, ListReport report, bool dryRun)
    {
        foreach (var row in report.Rows)
            run.PrintJson(row);
        run.PrintJson(new
        {
            list = report.Name,
            original = report.Original,
            rows = report.Rows.Count,
            kept = report.Kept,
            added = report.Count(RowStatus.Added),
            updated = report.Count(RowStatus.Updated),
            unchanged = report.Count(RowStatus.Unchanged),
            refused = report.Count(RowStatus.Refused),
            gone = report.Gone,
            map = MapJson(report.Map),
            map_from = report.MapFrom,
            id_column = report.IdColumn,
            unmapped = report.Unmapped,
            notes = report.Notes,
            dry_run = dryRun,
            entry = report.Entry,
            merged = report.Merged,
            split = report.Split,
        });
    }

    private static Dictionary<string, IReadOnlyList<string>> MapJson(ColumnMap map) => map.Roles.ToDictionary(r => ColumnMap.NameOf(r.Role), r => r.Columns, StringComparer.Ordinal);

    private static void Print(Run run, ListReport report, bool dryRun)
    {
        var source = report.MapFrom switch { MapSource.Given => "as given", MapSource.Saved => "as the list was read before", MapSource.Guessed => "guessed from the header; --map says otherwise" };
        run.Print($"{Shown.Isolated(Shown.OneLine(report.Name))}  {report.Original.Hex[..16]}{(dryRun ? "  dry run: nothing is written" : report.Entry is { } entry ? $"  journal entry {entry[..16]} (undo takes it)" : "  the list has this file already; nothing is written")}");
        run.Print($"  columns ({source}):");
        foreach (var (role, columns) in report.Map.Roles)
            run.Print($"    {ColumnMap.NameOf(role),-16} {Shown.Isolated(Shown.OneLine(string.Join(" + ", columns)))}");
        run.Print($"    {"row id",-16} {(report.IdColumn is { } id ? Shown.Isolated(Shown.OneLine(id)) : "none")}");
        if (report.Unmapped.Count > 0)
            run.Print($"    {"kept, unmapped",-16} {Shown.Isolated(Shown.OneLine(string.Join(", ", report.Unmapped)))}");
        foreach (var note in report.Notes)
            run.Print($"  ! {Shown.OneLine(note)}");
        CasebookLink.Changes(run, report.Merged, report.Split);
        PrintRows(run, report);
    }

    private static void PrintRows(Run run, ListReport report)
    {
        var worthSaying = report.Rows.Where(r => r.Reason is not null || r.Notes.Count > 0).ToList();
        foreach (var row in worthSaying.Take(RowsShown))
            run.Print($"  row {row.Row}: {(row.Reason is { } reason ? "refused: " + Shown.OneLine(reason) : "kept, but " + Shown.Isolated(Shown.OneLine(string.Join("; ", row.Notes))))}");
        if (worthSaying.Count > RowsShown)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  ... and {worthSaying.Count - RowsShown:N0} more rows with a remark; --json has them all"));
    }

    private static int AddRow(Run run, ParseResult result, OpenCasebook book, string typed, ListRequest request)
    {
        var outcome = ListVerbs.AddRow(book, ListVerbs.ParseRow(typed), request.Name, request.DryRun);
        if (outcome is RowOutcome.Refused refused)
            throw CommandEndsException.Usage(Shown.OneLine(refused.Reason));
        var added = (RowOutcome.Added)outcome;
        if (result.GetValue(run.Json))
            run.PrintJson(new { record = added.Record, entry = added.Entry, alike = added.Alike.Select(RecordJson.Of), notes = added.Notes });
        else if (added.Entry is not null)
            run.Print($"{added.Record}  added; journal entry {added.Entry[..16]} (undo takes it)");
        foreach (var note in added.Notes)
            run.Say($"! {Shown.OneLine(note)}");
        if (added.Alike.Count > 0)
            run.Say("! Records with a name like it were there before; `sanad link` and `sanad review --links` decide whether they are one person:");
        foreach (var record in added.Alike)
            run.Say("  " + RecordLine(record, run.Width - 2));
        return ExitCode.Done;
    }

    private static Verb Show(Run run)
    {
        var name = Verb.One("name", "The list's name, or the beginning of it");
        var (skip, take) = (new Option<int>("--skip") { Description = "Records passed over before the first", HelpName = "N" }, new Option<int>("--take") { Description = "At most so many records", HelpName = "N", DefaultValueFactory = _ => 100 });
        return new Verb("show", "Show a list with its records, unmapped cells included, and the rows that were refused", "sanad list show bakers -c case", "sanad list show bakers --take 1000 --json")
            .With(name, skip, take, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                var list = ListVerbs.Find(book, result.GetValue(name)!) ?? throw CommandEndsException.Usage($"No list, or more than one, has a name that begins with {Shown.Safe(result.GetValue(name)!)}. List them: sanad list");
                var page = ListVerbs.Records(book, list.Name, Math.Max(0, result.GetValue(skip)), Math.Max(0, result.GetValue(take)));
                if (result.GetValue(run.Json))
                    ShowJson(run, book, list, page);
                else
                    ShowText(run, book, list, page);
                return ExitCode.Done;
            });
    }

    private static void ShowJson(Run run, OpenCasebook book, ListView list, Page<RecordView> page)
    {
        run.PrintJson(ListJson.Of(list));
        foreach (var record in page.Items)
            run.PrintJson(RecordJson.Of(record));
        foreach (var row in ListVerbs.Refused(book, list.Name, int.MaxValue))
            run.PrintJson(new { row = row.Row, refused = row.Reason });
    }

    private static void ShowText(Run run, OpenCasebook book, ListView list, Page<RecordView> page)
    {
        Print(run, list);
        foreach (var record in page.Items)
            run.Print("  " + RecordLine(record, run.Width - 2));
        if (page.Total > page.Items.Count)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  {page.Items.Count:N0} of {page.Total:N0} records; --skip and --take show others"));
        foreach (var row in ListVerbs.Refused(book, list.Name, RowsShown))
            run.Print($"  row {row.Row} was refused: {Shown.OneLine(row.Reason)}");
    }

    /// <summary>A record on one line: id, row, name, then everything else that its row says.</summary>
    public static string RecordLine(RecordView record, int width)
    {
        var rest = record.Fields.Where(f => f.Role is not (Linkage.Role.FullName or Linkage.Role.GivenName or Linkage.Role.FamilyName)).Select(f => $"{ColumnMap.NameOf(f.Role)} {f.Value}").Concat(record.Rest.Select(r => $"{r.Key}: {r.Value}"));
        return Shown.Isolated(Shown.Cut($"{record.Id}  {(record.Gone ? "gone  " : "")}{record.Name} · {string.Join(" · ", rest)} · {record.List} {record.RowKey}", Math.Max(40, width)));
    }

    private static void Print(Run run, ListView list)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{Shown.Isolated(Shown.OneLine(list.Name))}  {list.Records:N0} records, {list.Persons:N0} persons{(list.Gone > 0 ? $", {list.Gone:N0} gone" : "")}{(list.Refused > 0 ? $", {list.Refused:N0} rows refused" : "")} · {list.ReceivedAs ?? "typed by hand"} · added {list.AddedAt} · entry {list.Entry[..16]}"));
        if (list.Problem is { } problem)
            run.Print($"    ! cannot be read now: {Shown.OneLine(problem)}");
        var missing = list.Map.Roles.Select(r => r.Role).Union(list.Filled.Keys).Select(role => (Role: role, Empty: list.Records - list.Filled.GetValueOrDefault(role))).Where(m => m.Empty > 0).ToList();
        if (missing.Count > 0)
            run.Print($"    missing: {string.Join(" · ", missing.Select(m => string.Create(CultureInfo.InvariantCulture, $"{ColumnMap.NameOf(m.Role)} in {m.Empty:N0}")))}");
    }

    private sealed record ListJson(string Name, Basics.ContentHash? Original, string? ReceivedAs, string Entry, string AddedAt, int Records, int Persons, int Gone, int Refused, IReadOnlyDictionary<string, IReadOnlyList<string>> Map,
        string? IdColumn, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, int> Filled, string? Problem)
    {
        public static ListJson Of(ListView list) => new(list.Name, list.Original, list.ReceivedAs, list.Entry, list.AddedAt, list.Records, list.Persons, list.Gone, list.Refused, MapJson(list.Map), list.IdColumn, list.Columns,
            list.Filled.ToDictionary(f => ColumnMap.NameOf(f.Key), f => f.Value, StringComparer.Ordinal), list.Problem);
    }

    /// <summary>A record as scripts read it.</summary>
    internal sealed record RecordJson(string Record, string List, string RowKey, int Row, bool Gone, string Person, string Entry, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Rest)
    {
        public static RecordJson Of(RecordView record) => new(record.Id, record.List, record.RowKey, record.Number, record.Gone, record.Person, record.Entry,
            record.Fields.ToDictionary(f => ColumnMap.NameOf(f.Role), f => f.Value, StringComparer.Ordinal), record.Rest);
    }
}
