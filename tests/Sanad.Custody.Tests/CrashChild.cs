using System.Runtime.CompilerServices;
using System.Text;

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
            var book = CasebookFolder.Open(path, home, TimeProvider.System) is OpenOutcome.Opened opened ? opened.Folder : CasebookFolder.Create(path, home, TimeProvider.System);
            return what switch
            {
                "loop" => KeepForever(book),
                "once" => KeepOnce(book),
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
