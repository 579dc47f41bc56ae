using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sanad.Casebook.Storage;

/// <summary>The index cannot be used as it is; the message says what to do.</summary>
public sealed class IndexException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// The database that holds a casebook's index: a SQLite file in its folder, or a schema in PostgreSQL. One connection, one thread.
/// </summary>
internal sealed class IndexDatabase : IDisposable
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(60);
    private readonly DbConnection _connection;
    private bool _isRolledBack;
    private DbTransaction? _transaction;

    static IndexDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private IndexDatabase(DbConnection connection, Dialect dialect) => (_connection, Dialect) = (connection, dialect);

    public Dialect Dialect { get; }

    /// <summary>For tests that count what a question costs instead of timing it; null on a server.</summary>
    internal SqliteConnection? Sqlite => _connection as SqliteConnection;

    /// <summary>Opens or makes the SQLite file. A file that is no database is not repaired: an index is never evidence, so it is made anew.</summary>
    public static IndexDatabase OpenSqlite(string file)
    {
        _ = SqliteLibrary.Source;
        try
        {
            return Prepare(new SqliteConnection(SqliteSettings(file)), Dialect.Sqlite, "pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory;");
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            SqliteConnection.ClearAllPools();
            foreach (var ending in new[] { "", "-wal", "-shm" })
                File.Delete(file + ending);
            return Prepare(new SqliteConnection(SqliteSettings(file)), Dialect.Sqlite, "pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory;");
        }
    }

    private const int SqliteCorrupt = 11, SqliteNotADatabase = 26;

    private static string SqliteSettings(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = (int)BusyTimeout.TotalSeconds,
        Pooling = false,
    }.ToString();

    /// <summary>Opens the casebook's schema on a server, making it when it is not there.</summary>
    /// <exception cref="IndexException">The server cannot be reached or refuses.</exception>
    public static IndexDatabase OpenPostgres(string connectionString, string casebookId)
    {
        var schema = "sanad_" + casebookId;
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, CommandTimeout = (int)TimeSpan.FromMinutes(10).TotalSeconds };
            return Prepare(new NpgsqlConnection(settings.ConnectionString), Dialect.Postgres, $"create schema if not exists {schema}");
        }
        catch (Exception wrong) when (wrong is NpgsqlException or ArgumentException)
        {
            throw new IndexException($"The PostgreSQL index cannot be opened: {wrong.Message} Check --database, or leave it out to use index.db in the casebook.", wrong);
        }
    }

    private static IndexDatabase Prepare(DbConnection connection, Dialect dialect, string setup)
    {
        var index = new IndexDatabase(connection, dialect);
        try
        {
            connection.Open();
            index.SetUp(setup);
            index.Migrate();
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    // Two processes that make one schema at once: the loser of the race finds it made.
    private void SetUp(string setup)
    {
        try
        {
            _connection.Execute(setup);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateSchema)
        {
            _connection.Execute(setup);
        }
    }

    private const string Outliving = "former_";
    private const string MakeMigrations = "create table if not exists migration (number integer primary key, name @text not null)";
    private const string LastMigration = "select coalesce(max(number), 0) from migration";
    private const string NoteMigration = "insert into migration (number, name) values (@Number, @Name)";

    private void Migrate() => InTransaction(() =>
    {
        Execute(MakeMigrations);
        var last = Single<long>(LastMigration);
        if (last > Migrations.All[^1].Number)
            throw new IndexException($"A newer Sanad made this index (schema {last}). Use that version, or delete index.db and run `sanad rebuild`.");
        foreach (var step in Migrations.All.Where(m => m.Number > last))
        {
            Execute(step.Sql);
            Execute(NoteMigration, new { step.Number, step.Name });
        }
    });

    /// <summary>Gives back the pages that SQLite keeps in memory.</summary>
    public void LetGo()
    {
        if (Dialect == Dialect.Sqlite)
            _connection.Execute("pragma shrink_memory");
    }

    /// <summary>Drops every table and makes them anew, empty; but those that remember what former rules proposed. Who reads meanwhile sees what was there, or the empty ones.</summary>
    public void StartAnew() => InTransaction(() =>
    {
        foreach (var table in Query<string>(Dialect.Tables).Where(t => !t.StartsWith(Outliving, StringComparison.Ordinal)))
            Execute($"drop table {table}");
        Migrate();
    });

    /// <summary>Names of all tables, those too that outlive starting anew.</summary>
    public IReadOnlyList<string> TableNames() => Query<string>(Dialect.Tables);

    /// <summary>Every row's texts.</summary>
    public IEnumerable<IReadOnlyList<string>> Texts(string table) =>
        Query<dynamic>($"select * from {table}").Select(row => (IReadOnlyList<string>)[.. ((IDictionary<string, object?>)row).Values.OfType<string>()]);

    /// <summary>Writes the whole index anew, so that no page of it keeps what was deleted. Outside a transaction only.</summary>
    /// <returns>False when another process was reading: then it is to be done again.</returns>
    public bool Scrub()
    {
        if (Dialect == Dialect.Sqlite)
        {
            Execute("vacuum");
            return Query<dynamic>("pragma wal_checkpoint(truncate)").TrueForAll(row => (long)((IDictionary<string, object?>)row)["busy"]! == 0);
        }
        foreach (var table in TableNames())
            Execute($"vacuum (full, analyze) {table}");
        return true;
    }

    /// <summary>Runs alone among the writers of this index: all of it is stored, or nothing. Inside another one it simply joins it.</summary>
    public void InTransaction(Action work)
    {
        if (_transaction is not null)
        {
            work();
            return;
        }
        var transaction = _connection.BeginTransaction();
        _transaction = transaction;
        var isStored = false;
        try
        {
            if (Dialect.Lock is { } wait)
                Execute(wait);
            work();
            transaction.Commit();
            isStored = true;
        }
        finally
        {
            _transaction = null;
            End(transaction, isStored);
        }
    }

    private void End(DbTransaction transaction, bool isStored)
    {
        try
        {
            transaction.Dispose();
        }
        catch (DbException) when (!isStored)
        {
            // SQLite rolls back by itself when the disk is full: that nothing is left to roll back must not hide why.
            _isRolledBack = true;
        }
    }

    public List<T> Query<T>(string sql, object? parameters = null) => _connection.Query<T>(Dialect.Sql(sql), parameters, _transaction).AsList();

    /// <summary>Row by row, for results that should not stand in memory at once. Read it to its end before anything else is asked.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? parameters = null) => _connection.Query<T>(Dialect.Sql(sql), parameters, _transaction, buffered: false);

    public T? First<T>(string sql, object? parameters = null) => _connection.QueryFirstOrDefault<T>(Dialect.Sql(sql), parameters, _transaction);

    public T Single<T>(string sql, object? parameters = null) => _connection.QuerySingle<T>(Dialect.Sql(sql), parameters, _transaction);

    public int Execute(string sql, object? parameters = null) => _connection.Execute(Dialect.Sql(sql), parameters, _transaction);

    /// <summary>Many rows at once; only inside a transaction.</summary>
    public void Insert(string table, string[] columns, IEnumerable<object?[]> rows) =>
        Dialect.Insert(_connection, _transaction ?? throw new InvalidOperationException("Rows are inserted inside a transaction"), table, columns, rows);

    /// <summary>The value for a parameter named list.</summary>
    public static object List(IEnumerable<string> values) => new { list = JsonSerializer.Serialize(values) };

    public void Dispose()
    {
        try
        {
            _connection.Dispose();
        }
        catch (DbException) when (_isRolledBack)
        {
            // Closing rolls back once more; see End.
        }
    }
}
