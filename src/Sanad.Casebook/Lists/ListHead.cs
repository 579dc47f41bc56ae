namespace Sanad.Casebook.Lists;

/// <summary>What the first bytes of a file say against reading it as a list.</summary>
internal static class ListHead
{
    private const int Looked = 4096;

    /// <summary>Refuses what is not there, a folder, a workbook, and what is no text.</summary>
    /// <param name="path">A file that should be CSV.</param>
    /// <param name="isEncodingGiven">True when somebody said how it is encoded: then zero bytes may be right.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message says what to do.</exception>
    public static void CheckCsv(string path, bool isEncodingGiven = false)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder. Name the lists in it one by one.");
        if (!File.Exists(path))
            throw new InvalidDataException($"{path} is not there. Check the name; relative names start at the current folder.");
        using var bytes = File.OpenRead(path);
        var head = new byte[Looked];
        ReadOnlySpan<byte> read = head.AsSpan(0, bytes.ReadAtLeast(head, Looked, throwOnEndOfStream: false));
        if (read.StartsWith("PK"u8))
            throw new InvalidDataException($"{path} is a workbook. Save its sheet as \"CSV UTF-8\", or take it into a casebook, where workbooks are read: sanad list add.");
        if (!isEncodingGiven)
            CheckText(read, path);
    }

    /// <summary>Refuses bytes that no text has; UTF-16 is known by its byte order mark only.</summary>
    public static void CheckText(ReadOnlySpan<byte> head, string name)
    {
        if (head.Contains((byte)0) && !head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new InvalidDataException($"{name} is no text, or UTF-16 without a byte order mark. Open it in a spreadsheet program and save it as \"CSV UTF-8\".");
    }
}
