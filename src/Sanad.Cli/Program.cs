using System.Runtime.InteropServices;
using System.Text;
using Sanad.Cli;
using Sanad.Cli.Terminal;
using Sanad.Custody;

// Persian on every terminal and in every pipe, without a byte order mark.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var cancel = new CancellationTokenSource();
void Interrupt(PosixSignalContext signal)
{
    // The first one asks for a clean end; a second one ends at once, and recovery at the next start does the rest.
    signal.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
}
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 14) { AutoFlush = !Console.IsOutputRedirected };
var run = new Run(output, Console.Error, cancel.Token)
{
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Home = HomeThatAsks(),
    In = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)),
    InputIsTerminal = !Console.IsInputRedirected,
    Colour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    Width = TerminalWidth.OfOutput(),
};
return CommandTree.Execute(run, args);

// Asked once, and only where a key of this device is encrypted.
SanadHome HomeThatAsks()
{
    var home = SanadHome.Default;
    string? typed = null;
    return Console.IsInputRedirected ? home : SanadHome.At(home.Path, () => home.HasEncryptedKey ? typed ??= Secret.Ask(Console.Error, "Passphrase of this device's keys: ", cancel.Token) : null);
}
