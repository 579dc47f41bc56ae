namespace Sanad.Custody.Journal;

/// <summary>Cuts bytes into lines at LF, without copying.</summary>
internal static class Lines
{
    /// <summary>Where each whole line stands (without its LF), and how many bytes follow the last LF.</summary>
    public static (List<Range> Whole, int Tail) Of(ReadOnlySpan<byte> bytes)
    {
        var whole = new List<Range>();
        var start = 0;
        for (var length = bytes.IndexOf((byte)'\n'); length >= 0; length = bytes[start..].IndexOf((byte)'\n'))
        {
            whole.Add(start..(start + length));
            start += length + 1;
        }
        return (whole, bytes.Length - start);
    }
}
