namespace Sanad.Custody;

/// <summary>One thing that a check found.</summary>
/// <param name="Code">Stable, for scripts: leaves-differ, bad-signature, unlisted, ...</param>
/// <param name="Text">One sentence for a person.</param>
/// <param name="File">Name inside the casebook, forward slashes; null when it is about the whole.</param>
/// <param name="Entry">The line of the entries file, 1 for the first; null when it is about a whole file.</param>
public sealed record Finding(string Code, string Text, string? File = null, int? Entry = null);

/// <summary>What a check of a casebook showed, in three parts that are never mixed.</summary>
/// <param name="CasebookId">Null when the folder holds no founding entry.</param>
/// <param name="Proven">Holds, and anyone can check it with stock tools.</param>
/// <param name="NotProvableHere">Cannot be shown from inside this folder, or is not evidence yet.</param>
/// <param name="Broken">Contradicts what was signed. Any of these means exit code 4.</param>
/// <param name="Heads">Last commit of every admitted writer: print these outside, they reveal a rollback.</param>
/// <param name="Counts">How much was checked.</param>
public sealed record VerifyReport(
    string? CasebookId, IReadOnlyList<Finding> Proven, IReadOnlyList<Finding> NotProvableHere, IReadOnlyList<Finding> Broken,
    IReadOnlyList<WriterHead> Heads, VerifyCounts Counts)
{
    /// <summary>True when nothing contradicts what was signed.</summary>
    public bool Holds => Broken.Count == 0;
}

/// <summary>How much a check covered.</summary>
/// <param name="Writers">Admitted writers.</param>
/// <param name="Commits">Commits of admitted writers.</param>
/// <param name="Entries">Sealed entries of admitted writers, forgotten ones included.</param>
/// <param name="Objects">Originals and derived texts that entries name and that were hashed.</param>
/// <param name="Bytes">Bytes of those.</param>
public sealed record VerifyCounts(int Writers, int Commits, long Entries, int Objects, long Bytes);

/// <summary>How far a check has come.</summary>
/// <param name="BytesDone">Bytes of originals hashed so far.</param>
/// <param name="BytesTotal">Bytes of originals to hash.</param>
/// <param name="File">The file just finished; null at the start.</param>
public readonly record struct VerifyProgress(long BytesDone, long BytesTotal, string? File);
