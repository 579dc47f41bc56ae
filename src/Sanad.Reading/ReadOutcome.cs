using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What came of reading an original.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Document">The text and what was learnt about it.</param>
    /// <param name="Derivation">Text made by an outside program, to be kept and reused; null when our own code read the bytes.</param>
    public sealed record Read(Document Document, Derivation? Derivation) : ReadOutcome;

    /// <summary>It cannot be read; the original is untouched.</summary>
    /// <param name="Original">The SHA-256 of the bytes.</param>
    /// <param name="MediaType">What the bytes look like.</param>
    /// <param name="Reason">One sentence for a person: what is wrong and, where there is a way, what to do.</param>
    public sealed record Unreadable(ContentHash Original, string MediaType, string Reason) : ReadOutcome;
}

/// <summary>
/// Text that an outside program made from an original. It is kept as an object of its own, since another version of the program would move
/// every offset; a rebuild hands the bytes back instead of running the program again.
/// </summary>
/// <param name="Tool">The program's name.</param>
/// <param name="Version">As the program states it.</param>
/// <param name="Parameters">As it was called.</param>
/// <param name="Input">SHA-256 of the original.</param>
/// <param name="Output">SHA-256 of <paramref name="OutputBytes"/>.</param>
/// <param name="OutputBytes">What the program wrote, untouched.</param>
public sealed record Derivation(
    string Tool, string Version, IReadOnlyList<string> Parameters, ContentHash Input, ContentHash Output, ReadOnlyMemory<byte> OutputBytes);
