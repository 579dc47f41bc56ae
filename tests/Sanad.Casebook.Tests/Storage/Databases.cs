using Npgsql;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Tests.Storage;

/// <summary>Every storage test runs on every configured database; one that is not configured is a visible skip.</summary>
public static class Databases
{
    public const string Variable = "SANAD_TEST_POSTGRES";

    public static TheoryData<string> All => ["sqlite", "postgresql"];

    public static string Postgres()
    {
        var settings = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(settings), $"{Variable} names no PostgreSQL server");
        return settings!;
    }

    /// <summary>Null for SQLite, else the connection string.</summary>
    public static string? Settings(string database) => database == "sqlite" ? null : Postgres();

    internal static IndexDatabase Open(string database, Scratch scratch) => database == "sqlite"
        ? IndexDatabase.OpenSqlite(scratch.File("index.db"))
        : IndexDatabase.OpenPostgres(Postgres(), scratch.CasebookId);

    public static void Drop(string casebookId)
    {
        var settings = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(settings))
            return;
        using var connection = new NpgsqlConnection(settings);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"drop schema if exists sanad_{casebookId} cascade";
        command.ExecuteNonQuery();
    }
}
