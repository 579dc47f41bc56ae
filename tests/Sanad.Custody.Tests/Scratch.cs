using System.Text;
using System.Text.Json.Nodes;
using Sanad.Basics;

namespace Sanad.Custody.Tests;

/// <summary>A folder and a home that vanish with the test, and a casebook made in them by our own code.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Root = Directory.CreateTempSubdirectory("sanad-custody-").FullName;
        Home = SanadHome.At(Path.Combine(Root, "home"));
        BookPath = Path.Combine(Root, "case");
    }

    public string Root { get; }
    public SanadHome Home { get; set; }
    public string BookPath { get; }
    public static TimeProvider Clock => TimeProvider.System;

    public CasebookFolder Create(string person = "writer-1") => CasebookFolder.Create(BookPath, Home, Clock, person);

    public CasebookFolder Open(string? path = null) =>
        CasebookFolder.Open(path ?? BookPath, Home, Clock).ShouldBeOfType<OpenOutcome.Opened>().Folder;

    public string File(string relative) => Path.Combine(BookPath, relative);

    /// <summary>Keeps each text as an original with its capture entry, and seals.</summary>
    public static List<StoredObject> Keep(CasebookFolder book, params string[] texts)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var stored = texts.Select(t => KeepOne(session, t)).ToList();
        session.Seal();
        return stored;
    }

    public static StoredObject KeepOne(JournalSession session, string text)
    {
        var stored = session.Store(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        session.Append("capture", Capture(stored, "note.txt"));
        return stored;
    }

    /// <summary>Writes one entry and seals; its id.</summary>
    public static string Append(CasebookFolder book, string type, JsonObject body)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var entry = session.Append(type, body);
        session.Seal();
        return entry.Id;
    }

    public static JsonObject Capture(StoredObject stored, string name) => new()
    {
        ["sha256"] = stored.Hash.Hex,
        ["sha512"] = stored.Sha512,
        ["size"] = stored.Size,
        ["file_name"] = name,
    };

    public VerifyReport Verify(string? path = null, SanadHome? home = null) => Verifier.Verify(path ?? BookPath, home, null, CancellationToken.None);

    public static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
            Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            System.IO.File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }

    public static string Text(ContentHash hash, CasebookFolder book)
    {
        using var reader = new StreamReader(book.OpenObject(hash));
        return reader.ReadToEnd();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
