using System.IO.Compression;
using System.Text;

namespace Sanad.Cli.Tests;

/// <summary>Lists that are wrong in every way met in the field: a clear word, never a hang, and nothing written.</summary>
public sealed class BadListTests
{
    private const string Names = "given_name=first,family_name=last";

    [Theory]
    [InlineData("Parvaneh,Kuhestani\nRostam,Daryaei\n", Names, "has no column \"first\". Its first row names: Parvaneh, Kuhestani. If that is no header")]
    [InlineData("", Names, "is empty")]
    [InlineData("first,last\n", Names, "there is a header and no row with a value below it")]
    [InlineData("first,last\n,\n , \n", Names, "there is a header and no row with a value below it")]
    [InlineData("first,last,x\n,,1\n,,2\n", Names, "None of the 2 rows has a value in the columns that --map names (first, last)")]
    [InlineData("first,first\na,b\n", Names, "names the column \"first\" twice")]
    [InlineData("first,last\n\"Rostam,Daryaei\nGolnar,Sahelzadeh\n", Names, "quotation mark is not closed")]
    [InlineData("f\0i\0", Names, "UTF-16 without a byte order mark")]
    [InlineData("first,last\nRostam,Daryaei\n", "given_name=first,family_name=surname", "has no column \"surname\"")]
    [InlineData("first,last\nRostam,Daryaei\n", "given_name=first,given_name=last", "mapped twice")]
    [InlineData("first,last\nRostam,Daryaei\n", "forename=first", "There is no role \"forename\"")]
    public void A_list_that_cannot_be_linked_is_refused_with_what_to_do(string text, string map, string said)
    {
        using var desk = new Desk();
        var error = desk.Sanad("link", desk.File("a.csv", text), "--map", map).ShouldEnd(ExitCode.Usage).Error;
        error.ShouldContain(said);
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("first,last,dob\nRostam,Daryaei,\nGolnar,Sahelzadeh,\n", Names + ",birth_date=dob", "birth_date (dob): no row has a value")]
    [InlineData("first,last,x\nRostam,Daryaei,1\n,,2\n", Names, "In 1 row no mapped column has a value (the first: a:2)")]
    [InlineData("name\nDr\nشهید\nRostam Daryaei\n", "full_name=name", "full_name: a title and no name in 2 rows, for example \"Dr\"")]
    [InlineData("name\nمحمد Mohammad\nRostam Daryaei\n", "full_name=name", "full_name: two scripts in one cell in 1 row, for example \"محمد Mohammad\"")]
    [InlineData("name,dob\nA B,yesterday\nC D,2019-13-45\nE F,0000-00-00\nG H,99999999999999\nI J,-1\nK L,NaN\nM N,25 مرداد 1367\nO P,August 25th 1988\nQ R,31/02/1990\n", "full_name=name,birth_date=dob", "birth_date: no date that is understood in 6 rows, for example \"yesterday\"")]
    public void What_is_odd_in_some_rows_is_said_once_and_all_rows_are_linked(string text, string map, string said)
    {
        using var desk = new Desk();
        var ended = desk.Sanad("link", desk.File("a.csv", text), "--map", map, "--json").ShouldEnd(ExitCode.Done);
        ended.Error.ShouldContain(said);
        ended.Json.Count.ShouldBe(text.Split('\n').Length - 2);
    }

    [Fact]
    public void A_list_of_empty_cells_beside_another_is_named()
    {
        using var desk = new Desk();
        desk.File("a.csv", "first,last\nRostam,Daryaei\nRostam,Daryaee\n");
        desk.File("b.csv", "first,last\n,\n,\n");
        var ended = desk.Sanad("link", "a.csv", "b.csv", "--map", Names, "--json").ShouldEnd(ExitCode.Done);
        ended.Error.ShouldContain("b: there is a header and no row with a value below it; the list adds nobody.");
        ended.Json.Count.ShouldBe(2);
    }

    [Fact]
    public void Files_that_are_none_and_files_that_are_one_are_named()
    {
        using var desk = new Desk();
        desk.File("a.csv", "first,last\nRostam,Daryaei\n");
        desk.File("b.csv", "first,last\nRostam,Daryaei\n");
        desk.File("dir/c.csv", "first,last\n");
        File.WriteAllBytes(Path.Combine(desk.Folder, "book.xlsx"), Workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>first</t></is></c></row>"));
        Refusal("nowhere.csv").ShouldContain("nowhere.csv is not there. Check the name");
        Refusal("dir").ShouldContain("is a folder");
        Refusal("book.xlsx").ShouldContain("is a workbook");
        Refusal("a.csv", "b.csv").ShouldContain("are the same file under two names");
        Refusal("a.csv", "./a.csv").ShouldContain("is named twice");
        string Refusal(params string[] files) => desk.Sanad(["link", .. files, "--map", Names]).ShouldEnd(ExitCode.Usage).Error;
    }

    [Fact]
    public void Ids_name_one_row_each_and_none_switches_them_off()
    {
        using var desk = new Desk();
        desk.File("a.csv", "id,first,last\n1,Rostam,Daryaei\n1,Golnar,Sahelzadeh\n");
        desk.Sanad("link", "a.csv", "--map", Names, "--id", "id").ShouldEnd(ExitCode.Usage).Error.ShouldContain("rows 1 and 2 have the same id \"1\"");
        desk.Sanad("link", "a.csv", "--map", Names, "--id", "none", "--json").ShouldEnd(ExitCode.Done).Json.Select(row => row.GetProperty("row_id").GetString()).ShouldBe(["1", "2"]);
        desk.File("b.csv", "id,name\n7,Rostam Daryaei\n8,Golnar Sahelzadeh\n");
        desk.Sanad("list", "add", "b.csv", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[^1].GetProperty("id_column").GetString().ShouldBe("id");
        desk.Sanad("list", "add", "b.csv", "-c", "case", "--id", "none", "--json").ShouldEnd(ExitCode.Done).Json[^1].GetProperty("id_column").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public void One_value_in_every_row_is_a_block_of_everything_which_is_reported()
    {
        using var desk = new Desk();
        var ended = desk.Sanad("link", desk.File("a.csv", "first,last,work\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"Rostam,Daryaei,work{i}\n"))), "--map", Names + ",occupation=work", "--json").ShouldEnd(ExitCode.Done);
        ended.Json.Count.ShouldBe(3000);
        ended.Error.ShouldContain("3,000 rows that share one value with too many others");
    }

    [Fact]
    public void Rows_that_say_the_same_in_every_word_are_one_person_and_that_is_said()
    {
        using var desk = new Desk();
        var ended = desk.Sanad("link", desk.File("a.csv", "first,last\n" + string.Concat(Enumerable.Repeat("Rostam,Daryaei\n", 3000))), "--map", Names, "--json").ShouldEnd(ExitCode.Done);
        ended.Json.Count.ShouldBe(3000);
        ended.Error.ShouldContain("3,000 rows = 1 people");
        ended.Error.ShouldContain("3,000 rows say word for word what more than 30 say: equal ones count as one person");
    }

    [Fact]
    public void A_cell_of_ten_megabytes_is_cut_for_comparing_by_link_and_refused_by_a_casebook()
    {
        using var desk = new Desk();
        desk.File("big.csv", $"First name,Last name\n{new string('x', 10_000_000)},Daryaei\nRostam,Daryaei\n");
        desk.Sanad("link", "big.csv", "--map", "given_name=First name,family_name=Last name", "--json").ShouldEnd(ExitCode.Done).Error.ShouldContain("1 cells of more than 400 characters were cut");
        desk.Sanad("list", "add", "big.csv", "-c", "case").ShouldEnd(ExitCode.DoneInPart).Out.ShouldContain("row 1: refused: a cell has 10,000,000 characters");
    }

    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-16BE", "")]
    [InlineData("windows-1256", "encoding guessed: windows-1256 (the bytes are not UTF-8)")]
    public void Other_encodings_are_read_by_their_mark_or_guessed_and_said(string encoding, string said)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var desk = new Desk();
        var known = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(Path.Combine(desk.Folder, "a.csv"), [.. known.GetPreamble(), .. known.GetBytes("first,last\nرستم,داوودي\nحسن,علوي\n")]);
        var linked = desk.Sanad("link", "a.csv", "--map", Names, "--json").ShouldEnd(ExitCode.Done);
        linked.Json.Count.ShouldBe(2);
        linked.Error.ShouldContain(said);
        var added = desk.Sanad("list", "add", "a.csv", "--map", Names, "-c", "case").ShouldEnd(ExitCode.Done);
        added.Error.ShouldContain("2 rows = 2 kept");
        added.Out.ShouldContain(said);
        desk.Sanad("people", "رستم داوودی", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBe(1);
        desk.Sanad("rebuild", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("people", "رستم داوودی", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBe(1);
    }

    [Fact]
    public void Whoever_knows_the_encoding_says_it_and_a_broken_UTF8_file_is_no_other_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var desk = new Desk();
        File.WriteAllBytes(Path.Combine(desk.Folder, "a.csv"), Encoding.GetEncoding("windows-1252").GetBytes("first,last\nRené,Müller\nZoë,Núñez\n"));
        desk.Sanad("list", "add", "a.csv", "--map", Names, "--encoding", "iso-8859-1", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldNotContain("guessed");
        desk.Sanad("people", "René Müller", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBe(1);
        desk.Sanad("list", "add", "a.csv", "--map", Names, "--encoding", "nothing", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("There is no encoding \"nothing\"");
        var names = string.Concat(Enumerable.Range(0, 40).Select(i => $"رستم{i},داوودی\n"));
        File.WriteAllBytes(Path.Combine(desk.Folder, "b.csv"), [.. Encoding.UTF8.GetBytes("first,last\n" + names), 0xE2, (byte)',', (byte)'x', (byte)'\n']);
        desk.Sanad("link", "b.csv", "--map", Names, "--json").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is not UTF-8");
        desk.Sanad("list", "add", "b.csv", "--map", Names, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is not UTF-8");
        desk.Sanad("list", "add", desk.Folder, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is a folder. Name the lists in it one by one");
        desk.Sanad("link", "a.csv", "--map", Names, "--charts", "b.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("b.csv is a file. --charts takes a folder");
    }

    [Theory]
    [InlineData("First name,Last name\n", "has a header and no row below it")]
    [InlineData("First name,Last name\n,\n", "has a header and no row below it")]
    [InlineData("First name,Last name,x\n,,1\n,,2\n", "None of the 2 rows of a.csv can be used. The first: row 1, none of its mapped columns has a value")]
    [InlineData("f\0i\0", "UTF-16 without a byte order mark")]
    [InlineData("Rostam,Daryaei\nGolnar,Sahelzadeh\n", "None of the columns of a.csv is known as a name. Its first row says: Rostam, Daryaei.")]
    public void A_casebook_takes_no_list_without_rows_or_columns(string text, string said)
    {
        using var desk = new Desk();
        desk.Sanad("list", "add", desk.File("a.csv", text), "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain(said);
        desk.Sanad("list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.ShouldBeEmpty();
    }

    [Fact]
    public void A_workbook_with_holes_errors_dates_and_a_row_out_of_its_place_is_read_as_it_shows()
    {
        using var desk = new Desk();
        const string header = "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>First name</t></is></c><c r=\"D3\" t=\"inlineStr\"><is><t>Last name</t></is></c><c r=\"E3\" t=\"inlineStr\"><is><t>Born</t></is></c></row>";
        const string rows = "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>Rostam</t></is></c><c r=\"D5\" t=\"inlineStr\"><is><t>Daryaei</t></is></c><c r=\"E5\"><v>1365</v></c></row>"
            + "<row r=\"6\"><c r=\"B6\" t=\"e\"><v>#REF!</v></c><c r=\"D6\" t=\"inlineStr\"><is><t>Sahelzadeh</t></is></c></row><row r=\"7\"/>";
        File.WriteAllBytes(Path.Combine(desk.Folder, "a.xlsx"), Workbook(header + rows));
        desk.Sanad("list", "add", "a.xlsx", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("2 rows = 2 kept");
        File.WriteAllBytes(Path.Combine(desk.Folder, "b.xlsx"), Workbook("<row r=\"1\">"));
        desk.Sanad("list", "add", "b.xlsx", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is a broken workbook");
        File.WriteAllBytes(Path.Combine(desk.Folder, "c.xlsx"), [(byte)'P', (byte)'K', 3, 4, 0, 0]);
        desk.Sanad("list", "add", "c.xlsx", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("c.xlsx");
        File.WriteAllBytes(Path.Combine(desk.Folder, "d.xlsx"), Workbook(""));
        desk.Sanad("list", "add", "d.xlsx", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("d.xlsx is empty");
    }

    private static byte[] Workbook(string rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Part(zip, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>");
        }
        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }
}
