using System.Text.Json;

namespace Sanad.Custody;

/// <summary>One act of one writer, as it stands in the journal.</summary>
/// <param name="Id">The leaf hash: SHA-256 over 0x00 and the line, 64 hexadecimal digits.</param>
/// <param name="Writer">The writer's id, 16 hexadecimal digits.</param>
/// <param name="Sequence">1 for the writer's first entry, without gaps.</param>
/// <param name="Lamport">Greater than that of every entry that the writer had seen.</param>
/// <param name="Time">UTC by the writer's clock, 2026-11-21T07:00:00Z: claimed, not proven.</param>
/// <param name="Type">For example capture; unknown types are kept.</param>
/// <param name="Body">What was done; its shape depends on the type.</param>
/// <param name="Sealed">True when a signed commit names it; false while it is only in the open journal.</param>
public sealed record JournalEntry(
    string Id, string Writer, long Sequence, long Lamport, string Time, string Type, JsonElement Body, bool Sealed);

/// <summary>An original in the casebook.</summary>
/// <param name="Hash">SHA-256: its name.</param>
/// <param name="Sha512">128 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="AlreadyThere">True when the same bytes had been kept before (they were read and compared again).</param>
public sealed record StoredObject(ContentHash Hash, string Sha512, long Size, bool AlreadyThere);

/// <summary>The last commit of a writer: enough, kept outside the folder, to notice a rollback.</summary>
/// <param name="Writer">The writer's id.</param>
/// <param name="Number">The commit's number, 1 or more; 0 when the writer has sealed nothing.</param>
/// <param name="Commit">SHA-256 of the commit file; empty when there is none.</param>
/// <param name="OpenBytes">Length of the open journal: with the number it tells whether anything was added.</param>
public sealed record WriterHead(string Writer, long Number, string Commit, long OpenBytes);
