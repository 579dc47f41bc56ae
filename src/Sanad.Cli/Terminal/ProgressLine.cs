using System.Globalization;

namespace Sanad.Cli.Terminal;

/// <summary>One line on stderr that is written over; nothing at all when stderr is not a terminal.</summary>
internal sealed class ProgressLine(TextWriter error, bool isTerminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _writing = new();
    private long _last;
    private bool _shown;

    /// <summary>Shows how far the work is; at most ten times a second.</summary>
    /// <param name="done">Items or bytes done.</param>
    /// <param name="total">All of them; 0 = not known.</param>
    /// <param name="what">What is being done right now.</param>
    public void Show(long done, long total, string what)
    {
        if (!isTerminal)
            return;
        lock (_writing)
        {
            if (_shown && clock.GetElapsedTime(_last) < Pause)
                return;
            (_last, _shown) = (clock.GetTimestamp(), true);
            error.Write("\r\u001b[K" + Line(done, total, what));
            error.Flush();
        }
    }

    public void Dispose()
    {
        if (_shown)
            error.Write("\r\u001b[K");
        _shown = false;
    }

    private string Line(long done, long total, string what)
    {
        if (total <= 0)
            return string.Create(CultureInfo.InvariantCulture, $"{done:N0}  {Shown.Cut(what, 60)}");
        var share = Math.Clamp((double)done / total, 0, 1);
        var bar = new string('█', (int)(share * 20)).PadRight(20, '░');
        var left = share > 0.02 ? clock.GetElapsedTime(_start) * ((1 - share) / share) : TimeSpan.Zero;
        var wait = left > TimeSpan.FromSeconds(2) ? string.Create(CultureInfo.InvariantCulture, $"  {left.TotalSeconds:0} s left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bar} {done:N0}/{total:N0}{wait}  {Shown.Cut(what, 40)}");
    }
}
