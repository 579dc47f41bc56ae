using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Doctor;

/// <summary>One thing that Sanad needs or can use.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="Ok">True when it is there and works.</param>
/// <param name="Found">Version or place; what went wrong when it does not work.</param>
/// <param name="WhatToDo">Null when nothing needs doing.</param>
/// <param name="Needed">False for what only some verbs use: without it those are skipped, visibly.</param>
public sealed record DoctorCheck(string Name, bool Ok, string Found, string? WhatToDo, bool Needed);

/// <summary>Looks at the device. Makes nothing but a trial file in $SANAD_HOME, which it removes.</summary>
public static class DoctorChecks
{
    private static readonly string[] OcrModels = ["eng", "fas"];
    private static readonly TimeSpan ProgramTime = TimeSpan.FromSeconds(5);

    /// <summary>All checks, in a fixed order.</summary>
    /// <param name="home">Keys and settings of this device.</param>
    /// <param name="database">The configured PostgreSQL server; null = none, SQLite is used.</param>
    /// <param name="casebook">A casebook's folder; null = none is at hand, and the disk under the home is looked at.</param>
    public static IReadOnlyList<DoctorCheck> Run(SanadHome home, string? database, string? casebook = null) =>
    [
        Sqlite(),
        Postgres(database),
        Program("pdftotext", ["-v"], "Install poppler-utils; without it PDF files are kept but not read.", needed: false),
        Program("pdftoppm", ["-v"], "Install poppler-utils; without it scanned pages of PDF files are kept but not read.", needed: false),
        Ocr(),
        Program("ssh-keygen", ["-?"], "Install openssh-client; without it others cannot check signatures on this device. Sanad itself does not need it.", needed: false, tellsVersion: false),
        Program("openssl", ["version"], "Install openssl; it is used to check the casebook without Sanad.", needed: false),
        Program("age", ["--version"], "Install age; without it nothing can be sealed to custodians (sanad redact seal).", needed: false),
        Home(home),
        EncryptedDisk.Check(casebook is null ? "disk under SANAD_HOME" : "disk under casebook", casebook ?? home.Path),
    ];

    private static DoctorCheck Sqlite() => new("sqlite", true, $"{SqliteLibrary.Version}, {SqliteLibrary.Source}", null, Needed: true);

    private static DoctorCheck Postgres(string? database)
    {
        if (database is null)
            return new("postgresql", true, "not configured: the index is index.db in the casebook", null, Needed: false);
        try
        {
            using var connection = new NpgsqlConnection(database);
            connection.Open();
            return new("postgresql", true, connection.PostgreSqlVersion.ToString(), null, Needed: true);
        }
        catch (Exception wrong) when (wrong is DbException or ArgumentException or TimeoutException)
        {
            return new("postgresql", false, wrong.Message, "Start the server or correct the connection string (--database, or \"database\" in settings.json).", Needed: true);
        }
    }

    private static DoctorCheck Program(string name, string[] arguments, string whatToDo, bool needed, bool tellsVersion = true)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var said = process.StandardError.ReadToEndAsync();
            var first = process.StandardOutput.ReadLine() ?? said.GetAwaiter().GetResult().Split('\n')[0];
            if (!process.WaitForExit(ProgramTime))
                process.Kill();
            return new(name, true, tellsVersion ? first.Trim() : "found", null, needed);
        }
        catch (Win32Exception)
        {
            return new(name, false, "not found", whatToDo, needed);
        }
    }

    private static DoctorCheck Ocr()
    {
        var program = Program("tesseract", ["--version"], "Install tesseract-ocr, tesseract-ocr-eng and tesseract-ocr-fas; without them pictures and scanned pages are kept but not read.", needed: false);
        if (!program.Ok)
            return program;
        using var process = Process.Start(new ProcessStartInfo("tesseract", ["--list-langs"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var models = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        process.WaitForExit();
        var lacking = OcrModels.Except(models, StringComparer.Ordinal).Select(model => $"tesseract-ocr-{model}").ToList();
        return lacking.Count == 0
            ? program with { Found = $"{program.Found}, with eng and fas" }
            : program with { Ok = false, Found = $"{program.Found}, without {string.Join(" and ", lacking)}", WhatToDo = $"Install {string.Join(" and ", lacking)}; without them pictures and scanned pages are kept but not read." };
    }

    private static DoctorCheck Home(SanadHome home)
    {
        var trial = Path.Combine(home.Path, ".doctor");
        try
        {
            Directory.CreateDirectory(home.Path);
            using (var stream = new FileStream(trial, FileMode.Create, FileAccess.Write))
            {
                stream.WriteByte(1);
                stream.Flush(flushToDisk: true);
            }
            File.Delete(trial);
            return new("SANAD_HOME", true, "can be written and flushed to disk", null, Needed: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return new("SANAD_HOME", false, wrong.Message, "Set SANAD_HOME to a folder of your own on a disk of this device.", Needed: true);
        }
    }
}
