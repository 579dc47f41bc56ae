using System.Text.Json.Nodes;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Journal;

/// <summary>Writes one act of a person: appended, sealed, and folded into the index.</summary>
internal static class HumanEntry
{
    /// <returns>The entry's id.</returns>
    public static string Append(OpenCasebook book, string type, JsonObject body)
    {
        using var session = book.BeginWrite();
        var entry = session.Append(type, body);
        session.Seal();
        new JournalFold(book).Advance(session, progress: null, CancellationToken.None);
        return entry.Id;
    }
}
