namespace Sanad.Cli.Tests;

/// <summary>sanad estimate over tables as people have them.</summary>
public sealed class EstimateTests
{
    private const string Counts = "police,hospital,press,count\n1,0,0,60\n0,1,0,49\n1,1,0,40\n0,0,1,87\n1,0,1,32\n0,1,1,42\n1,1,1,12\n";

    [Fact]
    public void A_method_writes_the_keys_of_the_contract()
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        var result = desk.Sanad("estimate", "counts.csv", "--method", "loglinear", "--json").ShouldEnd(ExitCode.Done).Json.ShouldHaveSingleItem();
        string.Join(' ', result.EnumerateObject().Select(p => p.Name)).ShouldBe("method status reasons observed estimate low high level model diagnostics seed table_sha256 engine");
        result.GetProperty("observed").GetInt64().ShouldBe(322);
        result.GetProperty("status").GetString().ShouldBe("caution"); // models that fit nearly as well say more than its interval
    }

    [Fact]
    public void What_is_documented_comes_first_and_what_is_refused_has_its_reason()
    {
        using var desk = new Desk();
        desk.File("apart.csv", "a,b,c,count\n1,0,0,30\n0,1,0,40\n0,0,1,50\n");
        var text = desk.Sanad("estimate", "apart.csv").ShouldEnd(ExitCode.Done).Out;
        text.ShouldStartWith("documented    at least 120 people, on 3 lists: a 30, b 40, c 50");
        text.ShouldContain("refused: 0 lists are left");
        text.ShouldContain("No estimate. What stands: at least 120.");
        text.Split("shares nobody with any other").Length.ShouldBe(4); // of the table, and said once for all methods
        var json = desk.Sanad("estimate", "apart.csv", "--method", "latent", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        json.GetProperty("estimate").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        json.GetProperty("status").GetString().ShouldBe("refused");
        json.GetProperty("low").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public void A_row_for_each_person_says_the_same_as_counts()
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        var rows = Counts.Split('\n')[1..^1].SelectMany(line => Enumerable.Repeat(line[..5], int.Parse(line[6..], System.Globalization.CultureInfo.InvariantCulture)));
        desk.File("people.csv", "police,hospital,press\n" + string.Join('\n', rows) + "\n0,0,0\n");
        var people = desk.Sanad("estimate", "people.csv", "--method", "loglinear", "--json").ShouldEnd(ExitCode.Done);
        people.Out.ShouldBe(desk.Sanad("estimate", "counts.csv", "--method", "loglinear", "--json").Out);
        people.Error.ShouldContain("1 row is of people on no list");
    }

    [Fact]
    public void Of_an_event_what_is_claimed_documented_and_estimated_stands_apart()
    {
        using var desk = new Desk();
        desk.File("note.txt", "At least 41 people were killed in Ahvaz on October 5, 2020, the governor said. The union said 88 were killed.\n");
        desk.Sanad("keep", "note.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var id = desk.Sanad("event", "list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0].GetProperty("summary").GetProperty("id").GetString()!;
        desk.Sanad("estimate", id, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Claims alone");
        foreach (var list in new[] { "clinic", "union", "families" })
        {
            desk.File(list + ".csv", "Ref,First name,Last name\n1,Parvaneh,Kuhestani\n2,Rostam,Of" + list + "\n");
            desk.Sanad("list", "add", list + ".csv", "-c", "case").ShouldEnd(ExitCode.Done);
        }
        var text = desk.Sanad("estimate", id[..8], "-c", "case").ShouldEnd(ExitCode.Done).Out;
        text.ShouldContain("claimed       death: 41 to 88, by 2 speakers in 2 figures");
        text.ShouldContain("documented    at least 6 people, on 3 lists: clinic 2, families 2, union 2");
        text.ShouldContain("refused: the records of the lists are not linked");
        text.ShouldContain("No estimate. What stands: at least 6."); // and not what the formula makes of lists that share nobody
        text.ShouldContain("sanad estimate undo takes it");
        var json = desk.Sanad("estimate", id, "-c", "case", "--method", "chao", "--dry-run", "--json").ShouldEnd(ExitCode.Done).Json.ShouldHaveSingleItem();
        string.Join(' ', json.EnumerateObject().Select(p => p.Name)).ShouldBe("event lists stratum documented claimed estimated together draws total entry");
        desk.Sanad("estimate", "--by", "place", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Of which event?");
        var past = desk.Sanad("estimate", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.ShouldHaveSingleItem();
        desk.Sanad("estimate", "undo", past.GetProperty("entry").GetString()!, "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("estimate", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("No estimate was made here");
    }

    [Theory]
    [InlineData("a,b,c,count\n1,0,0,-4\n", "row 1: it has the count \"-4\"")]
    [InlineData("a,b,c,count\n1,0,0,4.5\n", "row 1: it has the count \"4.5\"")]
    [InlineData("a,b,c,count\n1,0,0,4\n0,0,0,7\n", "row 2: it counts people who are on no list")]
    [InlineData("a,b,name,count\n1,0,Ada,4\n", "\"Ada\" in the column \"name\"")]
    [InlineData("a,b,c,count\n1,0,0,4\n0,\"1,0,7\n1,1,0,2\n", "a quotation mark is not closed")]
    [InlineData("", "is empty")]
    [InlineData("a,b,c,count\n", "counts nobody")]
    [InlineData("a,b,c,count\n1,0,0,0\n0,1,0,0\n", "counts nobody")]
    [InlineData("a,b,c\n0,0,0\n", "counts nobody")]
    [InlineData("count\n5\n", "no column that is a list")]
    [InlineData("a,b,c,count\n1,0,0,5\n0,1,0\n", "row 2: it has the count \"\"")]
    [InlineData("a,b,c,count\n1,0,0,1e3\n", "row 1: it has the count \"1e3\"")]
    [InlineData("a,b,c,count\n1,0,0,9000000000000000000\n0,1,0,9000000000000000000\n", "more people than there can be")]
    [InlineData("a,a,c,count\n1,0,0,3\n", "names the column \"a\" twice")]
    [InlineData("a,b,c,count\n2,0,0,3\n", "\"2\" in the column \"a\"")]
    [InlineData("a,b,c,n\n1,0,0,30\n", "A column of how many people is named \"count\"")]
    [InlineData("a,b,c,count\n1,0,5\n", "row 1: it has the count \"\"")]
    [InlineData("a,b,c,count\n1,0,0,\"1,030\"\n", "without signs between the digits")]
    public void A_table_that_cannot_be_is_refused_with_the_row_and_what_to_do(string text, string said)
    {
        using var desk = new Desk();
        desk.File("counts.csv", text);
        var ended = desk.Sanad("estimate", "counts.csv");
        ended.Code.ShouldNotBe(ExitCode.Done);
        ended.Error.ShouldContain(said);
    }

    [Theory]
    [InlineData("en", "log-linear model")]
    [InlineData("fa", "مدل لگاریتم‌خطی")]
    public void Charts_are_drawn_as_far_as_the_table_and_the_methods_allow(string language, string name)
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        desk.Sanad("estimate", "counts.csv", "--method", "loglinear", "--charts", "charts", "--lang", language).ShouldEnd(ExitCode.Done).Error.ShouldContain(Path.Combine("charts", "methods.svg"));
        Directory.GetFiles(Path.Combine(desk.Folder, "charts")).Select(Path.GetFileName).Order().ShouldBe(["methods.svg", "models.svg", "overlap.svg", "totals.svg"]);
        System.Xml.Linq.XDocument.Load(Path.Combine(desk.Folder, "charts", "methods.svg")).Root!.Value.ShouldContain(name);
    }

    [Theory]
    [InlineData("--seed", "-1", "Cannot parse argument '-1' for option '--seed' as a whole number from 0.")]
    [InlineData("--draws", "some", "Cannot parse argument 'some' for option '--draws' as a whole number.")]
    [InlineData("--level", "95%", "Cannot parse argument '95%' for option '--level' as a number, with a point before its decimals.")]
    public void A_number_that_is_none_is_named_without_the_types_of_the_runtime(string option, string typed, string said)
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        desk.Sanad("estimate", "counts.csv", option, typed).ShouldEnd(ExitCode.Usage).Error.ShouldContain(said);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_and_so_are_lists_that_are_too_many_missing_or_named_twice()
    {
        using var desk = new Desk();
        desk.Sanad("estimate", "nothere.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("There is no file");
        desk.File("counts.csv", Counts);
        desk.Sanad("estimate", "counts.csv", "--lists", "police,press,army").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no column \"army\". Its first row names: police, hospital, press, count. Name lists as they stand there: --lists police,hospital");
        desk.Sanad("estimate", "counts.csv", "--lists", "police,press,police").ShouldEnd(ExitCode.Usage).Error.ShouldContain("\"police\" twice");
        var file = desk.Sanad("estimate", "counts.csv", "--charts", "counts.csv").ShouldEnd(ExitCode.Usage);
        file.Error.ShouldContain("counts.csv is a file");
        file.Out.ShouldBeEmpty(); // before anything is computed
        desk.File("many.csv", string.Join(',', Enumerable.Range(0, 31).Select(list => $"l{list}")) + ",count\n" + string.Join(',', Enumerable.Repeat("1", 31)) + ",5\n");
        desk.Sanad("estimate", "many.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("31 columns that are lists; 30 are possible");
    }

    [Fact]
    public void Digits_of_Persian_and_Arabic_keyboards_count()
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        desk.File("fa.csv", string.Concat(Counts.Select(c => char.IsAsciiDigit(c) ? (char)('۰' + c - '0') : c)));
        desk.File("ar.csv", string.Concat(Counts.Select(c => char.IsAsciiDigit(c) ? (char)('٠' + c - '0') : c)));
        var latin = desk.Sanad("estimate", "counts.csv", "--method", "chao", "--json").ShouldEnd(ExitCode.Done).Out;
        desk.Sanad("estimate", "fa.csv", "--method", "chao", "--json").ShouldEnd(ExitCode.Done).Out.ShouldBe(latin);
        desk.Sanad("estimate", "ar.csv", "--method", "chao", "--json").ShouldEnd(ExitCode.Done).Out.ShouldBe(latin);
    }

    [Fact]
    public void What_took_long_is_remembered_by_its_content_and_read_again_to_the_same_bytes()
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts);
        var first = desk.Sanad("estimate", "counts.csv", "--method", "latent", "--json", "--charts", "one").ShouldEnd(ExitCode.Done).Out;
        var file = Directory.GetFiles(Path.Combine(desk.HomePath, "computed")).ShouldHaveSingleItem();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"Observed\":322", "\"Observed\":321", StringComparison.Ordinal)); // to see that it is read
        desk.Sanad("estimate", "counts.csv", "--method", "latent", "--json").Json.Single().GetProperty("observed").GetInt64().ShouldBe(321);
        File.WriteAllText(file, File.ReadAllText(file)[..^9]);
        desk.Sanad("estimate", "counts.csv", "--method", "latent", "--json").Out.ShouldBe(first);
        desk.Sanad("estimate", "counts.csv", "--method", "latent", "--json", "--charts", "two").Out.ShouldBe(first);
        foreach (var chart in Directory.GetFiles(Path.Combine(desk.Folder, "one")))
            File.ReadAllBytes(Path.Combine(desk.Folder, "two", Path.GetFileName(chart))).ShouldBe(File.ReadAllBytes(chart));
        desk.Sanad("estimate", "counts.csv", "--method", "latent", "--seed", "2", "--json").Out.ShouldNotBe(first);
        Directory.GetFiles(Path.Combine(desk.HomePath, "computed")).Length.ShouldBe(2);
        Directory.Delete(desk.HomePath, recursive: true);
        File.WriteAllText(desk.HomePath, "no folder"); // a home that cannot be written costs time alone
        desk.Sanad("estimate", "counts.csv", "--method", "latent", "--json").ShouldEnd(ExitCode.Done).Out.ShouldBe(first);
    }

    [Fact]
    public void A_folder_and_a_line_without_end_are_named_as_what_they_are()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(Path.Combine(desk.Folder, "tables.csv"));
        desk.Sanad("estimate", "tables.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is a folder");
        File.WriteAllBytes(Path.Combine(desk.Folder, "endless.csv"), [.. Enumerable.Repeat((byte)'x', 80 << 20)]);
        desk.Sanad("estimate", "endless.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("endless.csv, row 0: it is longer than 64 MB. Look for");
    }

    [Fact]
    public void A_combination_that_stands_twice_is_added_up_and_said()
    {
        using var desk = new Desk();
        desk.File("counts.csv", Counts + "1,0,0,5\n");
        var ended = desk.Sanad("estimate", "counts.csv", "--method", "chao", "--json").ShouldEnd(ExitCode.Done);
        ended.Json.Single().GetProperty("observed").GetInt64().ShouldBe(327);
        ended.Error.ShouldContain("1 row names a combination");
    }

    [Fact]
    public void One_list_and_unknown_methods_are_refused()
    {
        using var desk = new Desk();
        desk.File("one.csv", "a,count\n1,12\n");
        desk.Sanad("estimate", "one.csv").ShouldEnd(ExitCode.Done).Out.ShouldContain("No estimate. What stands: at least 12");
        desk.Sanad("estimate", "one.csv", "--method", "guess").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Methods: all twolist");
    }
}
