using System.Text;
using Sanad.Language;

namespace Sanad.Cli.Terminal;

/// <summary>Where a person's keys come from: a terminal, or a file or pipe, so that a session can be scripted and recorded.</summary>
internal abstract class Keys(CancellationToken cancel)
{
    protected CancellationToken Cancel => cancel;

    /// <summary>The next key; null at the end of the input. White space and line ends are no keys.</summary>
    public abstract char? Key();

    /// <summary>The next line; null at the end of the input.</summary>
    public abstract string? Line();

    /// <summary>From a terminal when it is one.</summary>
    public static Keys Of(Run run) => run.InputIsTerminal ? new TerminalKeys(run.Out, run.Cancel) : new TextKeys(run.In, run.Cancel);

    /// <summary>Each letter that some keyboard sends for a Latin key, with that key: 'ش' is 'a' on a Persian one.</summary>
    public static IReadOnlyDictionary<char, char> Layouts(Packs packs)
    {
        var keys = new Dictionary<char, char>();
        foreach (var layout in packs.Languages.Where(l => l.HasSection("keyboard")).SelectMany(l => l.Section("keyboard").Lists("keys")))
        {
            foreach (var letter in layout.Value)
                keys.TryAdd(letter[0], layout.Key[0]);
        }
        return keys;
    }
}

/// <summary>Keys from a file or a pipe: a character a key; after it a line end is passed over, so that a key may have a line of its own.</summary>
internal sealed class TextKeys(TextReader input, CancellationToken cancel) : Keys(cancel)
{
    private bool _afterKey;

    public override char? Key()
    {
        for (var next = Read(); next >= 0; next = Read())
        {
            if (char.IsWhiteSpace((char)next) || next == '\uFEFF')
                continue;
            _afterKey = true;
            return (char)next;
        }
        return null;
    }

    public override string? Line()
    {
        var line = new StringBuilder();
        var next = Read();
        if (_afterKey && next == '\r')
            next = Read();
        if (_afterKey && next == '\n')
            next = Read();
        _afterKey = false;
        if (next < 0)
            return null;
        for (; next >= 0 && next != '\n'; next = Read())
            line.Append((char)next);
        return line.ToString().TrimEnd('\r');
    }

    // A read from a pipe cannot be called off; it is waited for only until Ctrl-C.
    private int Read()
    {
        if (!Cancel.CanBeCanceled)
            return input.Read();
        var reading = Task.Run(input.Read, CancellationToken.None);
        reading.Wait(Cancel);
        return reading.GetAwaiter().GetResult();
    }
}

/// <summary>Keys as they are pressed.</summary>
internal sealed class TerminalKeys(TextWriter echo, CancellationToken cancel) : Keys(cancel)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public override char? Key()
    {
        while (true)
        {
            var pressed = Next();
            if (pressed.Key == ConsoleKey.Escape || !char.IsControl(pressed.KeyChar))
                return pressed.Key == ConsoleKey.Escape ? '\u001b' : pressed.KeyChar;
        }
    }

    public override string? Line()
    {
        var line = new StringBuilder();
        for (var pressed = Next(); pressed.Key != ConsoleKey.Enter; pressed = Next())
        {
            if (pressed.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length--;
                echo.Write("\b \b");
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                line.Append(pressed.KeyChar);
                echo.Write(pressed.KeyChar);
            }
            echo.Flush();
        }
        echo.WriteLine();
        return line.ToString();
    }

    // ReadKey would hold Ctrl-C up until the next key.
    private ConsoleKeyInfo Next()
    {
        while (!Console.KeyAvailable)
        {
            if (Cancel.WaitHandle.WaitOne(Pause))
                Cancel.ThrowIfCancellationRequested();
        }
        return Console.ReadKey(intercept: true);
    }
}
