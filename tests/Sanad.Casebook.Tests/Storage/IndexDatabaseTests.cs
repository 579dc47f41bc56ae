using System.Security.Cryptography;
using System.Text;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Tests.Storage;

public sealed class IndexDatabaseTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void Persian_text_nulls_and_numbers_come_back_as_they_went_in(string database)
    {
        using var index = Databases.Open(database, _scratch);
        index.InTransaction(() => index.Insert("posting", ["term", "block", "documents"], [["زندان اوین", 1L, "1:2"], ["evin", 2L, "😀"]]));
        index.InTransaction(() => index.Insert("event", ["id", "title", "place", "time", "parent", "body"], [["e1", "Raid", null, "2014-04-17", null, "{}"]]));
        index.Query<Posting>("select term, block, documents from posting order by block")
            .ShouldBe([new() { Term = "زندان اوین", Block = 1, Documents = "1:2" }, new() { Term = "evin", Block = 2, Documents = "😀" }]);
        index.First<string>("select place from event where id = 'e1'").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_list_parameter_finds_what_it_names_and_text_sorts_by_bytes(string database)
    {
        using var index = Databases.Open(database, _scratch);
        string[] terms = ["b", "A", "a", "ی", "B", "é"];
        index.InTransaction(() => index.Insert("posting", ["term", "block", "documents"], terms.Select(t => new object?[] { t, 1L, "" })));
        index.Query<string>("select term from posting where term in @list order by term", IndexDatabase.List(["é", "B", "a", "ی"])).ShouldBe(["B", "a", "é", "ی"]);
        index.Query<string>("select term from posting where term in @list", IndexDatabase.List([])).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Every))]
    public void What_fails_in_the_middle_leaves_nothing_behind(string database)
    {
        using var index = Databases.Open(database, _scratch);
        Should.Throw<InvalidOperationException>(() => index.InTransaction(() =>
        {
            index.Insert("posting", ["term", "block", "documents"], [["a", 1L, ""]]);
            throw new InvalidOperationException("stop");
        }));
        index.Single<long>("select count(*) from posting").ShouldBe(0);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_second_opening_changes_nothing_and_starting_anew_empties_it(string database)
    {
        using (var index = Databases.Open(database, _scratch))
            index.InTransaction(() => index.Insert("posting", ["term", "block", "documents"], [["a", 1L, ""]]));
        using var again = Databases.Open(database, _scratch);
        again.Single<long>("select count(*) from posting").ShouldBe(1);
        again.StartAnew();
        again.Single<long>("select count(*) from posting").ShouldBe(0);
        again.Single<long>("select count(*) from migration").ShouldBe(Migrations.All.Count);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Who_reads_while_it_starts_anew_finds_every_table(string database)
    {
        using var index = Databases.Open(database, _scratch);
        using var reader = Databases.Open(database, _scratch);
        using var enough = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
                reader.Single<long>("select count(*) from posting").ShouldBe(0);
        });
        for (var i = 0; i < 8; i++)
            index.StartAnew();
        await enough.CancelAsync();
        await reading;
    }

    [Theory, MemberData(nameof(Every))]
    public void An_index_of_a_newer_Sanad_is_named_and_left_alone(string database)
    {
        using (var index = Databases.Open(database, _scratch))
            index.Execute("insert into migration (number, name) values (9999, 'later')");
        Should.Throw<IndexException>(() => Databases.Open(database, _scratch)).Message.ShouldContain("newer");
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Two_writers_of_one_index_take_turns(string database)
    {
        Databases.Open(database, _scratch).Dispose();
        void AddOne()
        {
            using var index = Databases.Open(database, _scratch);
            for (var i = 0; i < 25; i++)
            {
                index.InTransaction(() =>
                {
                    var next = index.Single<long>("select count(*) from posting") + 1;
                    index.Execute("insert into posting (term, block, documents) values ('n', @next, '')", new { next });
                });
            }
        }
        await Task.WhenAll(Task.Run(AddOne), Task.Run(AddOne));
        using var after = Databases.Open(database, _scratch);
        after.Query<long>("select block from posting order by block").ShouldBe(Enumerable.Range(1, 50).Select(n => (long)n));
    }

    [Fact]
    public void An_index_file_that_is_no_database_is_made_anew()
    {
        File.WriteAllText(_scratch.File("index.db"), new string('x', 5000));
        using var index = IndexDatabase.OpenSqlite(_scratch.File("index.db"));
        index.Single<long>("select count(*) from posting").ShouldBe(0);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named_with_what_to_do() =>
        Should.Throw<IndexException>(() => IndexDatabase.OpenPostgres("Host=/nowhere;Username=x;Database=y", "0000")).Message.ShouldContain("--database");

    [Fact]
    public void The_systems_SQLite_is_used_where_there_is_one()
    {
        SqliteLibrary.Version.ShouldMatch(@"^3\.\d+\.\d+$");
        SqliteLibrary.Source.ShouldBeOneOf("system (libsqlite3.so.0)", "system (libsqlite3.dylib)", "bundled with Sanad");
    }

    [Fact]
    public void Migrations_that_were_released_stay_as_they_are()
    {
        string[] pinned = ["0001-index 72f9018696677bca6d52f835bb58eb64eae7c0f2bd3e8b379b7435d21b1e2f55", "0002-former df4ffef36ee35323bc019f83b856032adee61602301a00a6243a30f95fb225c2", "0003-desk 9bc0b7977bfed673189ceaead145e105ca5f2af14fadce34089c8bc8dc168c4d", "0004-lists a62f0984a1552b64a14254f8d1cb33430461e4a15620ecfd28ac3224cdc7a10e",
            "0005-link-marks 2d5c06cefa15d7e28ee3fcb361c7343e9f97c2d94923ba1fb243cc035b3dde2e",
            "0006-person-near b1feeac9f84eeab5c860fad189d318130d22e483b416a05317c846548f406a19"];
        Migrations.All.Select(m => $"{m.Name} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(m.Sql)))}").ShouldBe(pinned);
    }

    public void Dispose() => _scratch.Dispose();

    private sealed record Posting
    {
        public string Term { get; init; } = "";
        public long Block { get; init; }
        public string Documents { get; init; } = "";
    }
}
