using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Tests;

/// <summary>
/// This test program started again with SANAD_CHILD set: it keeps, flushes and seals until it is killed, and prints what it was told
/// is saved or sealed. It runs before the test framework's own entry point.
/// </summary>
internal static class CrashChild
{
    public const string Variable = "SANAD_CHILD";

    [ModuleInitializer]
    internal static void RunInsteadOfTests()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } order)
            return;
        var parts = order.Split('\n');
        Environment.Exit(Run(parts[0], parts[1], SanadHome.At(parts[2])));
    }

    private static int Run(string what, string path, SanadHome home)
    {
        try
        {
            if (what == "found")
                Console.Out.WriteLine("founding");
            var book = CasebookFolder.Open(path, home, TimeProvider.System) is OpenOutcome.Opened opened ? opened.Folder : CasebookFolder.Create(path, home, TimeProvider.System);
            return what switch
            {
                "loop" => KeepForever(book),
                "meet" => MeetForever(book, Open(path + CopyEnding, home)),
                "once" or "found" => KeepOnce(book),
                "hold" => Hold(book),
                "fill" => Fill(book),
                _ => 2,
            };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The parent judges the message that a user would see.
            Console.Out.WriteLine($"{wrong.GetType().Name}: {wrong.Message}");
            return 5;
        }
    }

    private static int KeepForever(CasebookFolder book)
    {
        for (var round = 0; ; round++)
        {
            using var session = book.BeginWrite(TimeSpan.FromSeconds(5));
            for (var flush = 0; flush < 2; flush++)
            {
                var saved = Enumerable.Range(0, 3).Select(i => Keep(session, $"{Environment.ProcessId} {round} {flush} {i}\n" + new string('x', 3000 * i))).ToList();
                session.Flush();
                Say("saved", saved);
            }
            if (round % 3 < 2)
                session.Seal();
        }
    }

    /// <summary>Two copies are carried on, merged into each other, and originals destroyed, again and again.</summary>
    private static int MeetForever(CasebookFolder one, CasebookFolder other)
    {
        for (var round = 0; ; round++)
        {
            var kept = KeepSome(one, "saved", round);
            KeepSome(other, "copied", round);
            if (Merge(one, other) is { } first)
                return first;
            Destroy(round % 2 == 0 ? one : other, kept[0]);
            if (Merge(other, one) is { } second)
                return second;
        }
    }

    private static List<(string Entry, string Object)> KeepSome(CasebookFolder book, string word, int round)
    {
        using var session = book.BeginWrite(TimeSpan.FromSeconds(5));
        var kept = Enumerable.Range(0, 3).Select(i => Keep(session, $"{Environment.ProcessId} {word} {round} {i}\n" + new string('x', 3000 * i))).ToList();
        session.Flush();
        Say(word, kept);
        // Now and then the merge finds entries that are not sealed.
        if (round % 3 < 2)
            session.Seal();
        return kept;
    }

    private static int? Merge(CasebookFolder into, CasebookFolder other)
    {
        if (Merger.Run(into, other.Path, new() { Wait = TimeSpan.FromSeconds(5) }) is MergeOutcome.Done { Report.Left.Count: 0 })
            return null;
        Console.Out.WriteLine("a merge of two good copies left something");
        return 6;
    }

    private static void Destroy(CasebookFolder book, (string Entry, string Object) kept)
    {
        using (var session = book.BeginWrite(TimeSpan.FromSeconds(5)))
        {
            session.Append("redact.destroy", new() { ["reason"] = "a test", ["about"] = new JsonArray(kept.Object), ["objects"] = new JsonArray(kept.Object), ["consent"] = new JsonArray() });
            session.ApplyRedactions();
        }
        Say("gone", [kept]);
    }

    public const string CopyEnding = "-copy";

    private static CasebookFolder Open(string path, SanadHome home) => ((OpenOutcome.Opened)CasebookFolder.Open(path, home, TimeProvider.System)).Folder;

    private static int KeepOnce(CasebookFolder book)
    {
        using var session = book.BeginWrite(TimeSpan.FromSeconds(20), () => Console.Out.WriteLine("waiting"));
        var saved = Enumerable.Range(0, 20).Select(i => Keep(session, $"{Environment.ProcessId} {i}")).ToList();
        session.Seal();
        Say("saved", saved);
        return 0;
    }

    private static int Hold(CasebookFolder book)
    {
        using var session = book.BeginWrite(TimeSpan.FromSeconds(20));
        Console.Out.WriteLine("holding");
        Console.In.ReadLine();
        return 0;
    }

    // Until the disk is full: every refusal must leave the session usable or say why not.
    private static int Fill(CasebookFolder book)
    {
        for (var i = 0; ; i++)
        {
            using var session = book.BeginWrite(TimeSpan.Zero);
            var saved = Keep(session, $"{i} " + new string('y', 40_000));
            session.Flush();
            Say("saved", [saved]);
            session.Seal();
        }
    }

    private static (string Entry, string Object) Keep(JournalSession session, string text)
    {
        var stored = session.Store(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
        return (session.Append("capture", Scratch.Capture(stored, "x.txt")).Id, stored.Hash.Hex);
    }

    private static void Say(string word, IEnumerable<(string Entry, string Object)> kept)
    {
        Console.Out.WriteLine(string.Concat(kept.Select(k => $"{word} {k.Entry} {k.Object} ")));
        Console.Out.Flush();
    }
}
