using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sanad.Casebook.Storage;

/// <summary>The handful of places where SQLite and PostgreSQL differ; every other SQL text is the same for both.</summary>
internal sealed record Dialect
{
    /// <summary>"sqlite" or "postgresql".</summary>
    public required string Name { get; init; }

    /// <summary>The text type that compares by bytes.</summary>
    public required string TextType { get; init; }

    /// <summary>What "in @list" becomes; the parameter is a JSON array of texts.</summary>
    public required string InList { get; init; }

    /// <summary>Waits for the other writers of this casebook's index; null where beginning a transaction does so already.</summary>
    public string? Lock { get; init; }

    /// <summary>Names of this casebook's tables.</summary>
    public required string Tables { get; init; }

    /// <summary>Writes many rows the fast way.</summary>
    public required Action<DbConnection, DbTransaction, string, string[], IEnumerable<object?[]>> Insert { get; init; }

    /// <summary>Puts the dialect's fragments into a text that is written once for both.</summary>
    public string Sql(string text) => text
        .Replace("@text", TextType, StringComparison.Ordinal)
        .Replace("in @list", InList, StringComparison.Ordinal);

    /// <summary>Begin is immediate: a second writer waits at the start and not in the middle.</summary>
    public static Dialect Sqlite { get; } = new()
    {
        Name = "sqlite",
        TextType = "text",
        InList = "in (select value from json_each(@list))",
        Tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
        Insert = InsertPrepared,
    };

    /// <summary>One schema a casebook; an advisory lock stands for SQLite's single writer.</summary>
    public static Dialect Postgres { get; } = new()
    {
        Name = "postgresql",
        TextType = "text collate \"C\"",
        InList = "in (select jsonb_array_elements_text(@list::jsonb))",
        Lock = "select pg_advisory_xact_lock(hashtextextended(current_schema(), 0))",
        Tables = "select tablename from pg_tables where schemaname = current_schema() order by tablename",
        Insert = InsertCopy,
    };

    private static void InsertPrepared(DbConnection connection, DbTransaction transaction, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))})";
        var parameters = columns.Select(c => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + c })).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static void InsertCopy(DbConnection connection, DbTransaction transaction, string table, string[] columns, IEnumerable<object?[]> rows)
    {
        using var copy = ((NpgsqlConnection)connection).BeginBinaryImport($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
        foreach (var row in rows)
        {
            copy.StartRow();
            foreach (var value in row)
                WriteValue(copy, value);
        }
        copy.Complete();
    }

    private static void WriteValue(NpgsqlBinaryImporter copy, object? value)
    {
        if (value is null)
            copy.WriteNull();
        else if (value is string text && text.Contains('\0'))
            copy.Write(text.Replace('\0', '\uFFFD')); // PostgreSQL holds no NUL in a text
        else
            copy.Write(value);
    }
}
