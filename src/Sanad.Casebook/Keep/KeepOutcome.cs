using Sanad.Basics;

namespace Sanad.Casebook.Keep;

/// <summary>What became of one file. Every file that was named gets exactly one: items in = kept + already kept + refused.</summary>
/// <param name="Path">The file, as named or as found under a named folder. Untrusted: escape control and direction characters when shown.</param>
public abstract record KeepOutcome(string Path)
{
    /// <summary>The original is stored and its capture is on disk.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Original">Its name in the casebook.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Read">What was read from it.</param>
    public sealed record Kept(string Path, ContentHash Original, long Size, ReadSummary Read) : KeepOutcome(Path);

    /// <summary>The casebook has these very bytes from before; nothing was written.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Original">Its name in the casebook.</param>
    /// <param name="ReceivedAs">The file name under which it was kept.</param>
    /// <param name="Note">What the user should know: given values that differ from those recorded; null = nothing.</param>
    public sealed record AlreadyKept(string Path, ContentHash Original, string ReceivedAs, string? Note) : KeepOutcome(Path);

    /// <summary>Nothing was kept of it.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Reason">What happened.</param>
    /// <param name="WhatToDo">What the user can do about it.</param>
    public sealed record Refused(string Path, string Reason, string WhatToDo) : KeepOutcome(Path);
}

/// <summary>What was read from an original, in short. Lengths count UTF-16 units.</summary>
/// <param name="MediaType">Sniffed from the bytes.</param>
/// <param name="Language">Two-letter code; null = not known.</param>
/// <param name="Title">Null = none.</param>
/// <param name="Outlet">Null = not named.</param>
/// <param name="Origin">Null = not named.</param>
/// <param name="Published">Null = not known.</param>
/// <param name="PublishedKind">How it is known.</param>
/// <param name="Characters">Length of the text.</param>
/// <param name="Furniture">How much of it is furniture.</param>
/// <param name="Claims">How many claims were proposed.</param>
/// <param name="Warnings">What the reader noticed.</param>
/// <param name="Problem">Why no text could be read; null = it was read. The original is kept all the same.</param>
public sealed record ReadSummary(string MediaType, string? Language, string? Title, string? Outlet, string? Origin, DateInterval? Published,
    PublishedKind? PublishedKind, int Characters, int Furniture, int Claims, IReadOnlyList<string> Warnings, string? Problem);

/// <summary>A file that came in under another name than it has on this disk.</summary>
/// <param name="Path">Where it lies. FILE.meta.json is looked for beside it.</param>
/// <param name="Name">As it was received, below its folder, with forward slashes: what the journal will say. Untrusted.</param>
public sealed record ReceivedFile(string Path, string Name);

/// <summary>How much is kept under one hold of the write lock, while others wait.</summary>
/// <param name="Files">At most so many.</param>
/// <param name="Bytes">At most so many, but for a single larger file.</param>
public sealed record KeepPace(int Files, long Bytes)
{
    /// <summary>Quickest in all: for a command that has the casebook to itself.</summary>
    public static KeepPace OfCommands { get; } = new(512, 64L << 20);

    /// <summary>Lets pages act in between, and tells of each few files.</summary>
    public static KeepPace BesidePages { get; } = new(16, 8L << 20);
}

/// <summary>How far a long command is.</summary>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items in all.</param>
public sealed record KeepProgress(int Done, int Total);
