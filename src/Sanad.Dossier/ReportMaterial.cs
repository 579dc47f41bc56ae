using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Custody;
using Sanad.Language;

namespace Sanad.Dossier;

/// <summary>All that a report is made from. The same material gives the same report, byte by byte: it carries no clock time of its own.</summary>
/// <param name="CasebookId">16 hexadecimal digits.</param>
/// <param name="Documents">In the order in which they are shown.</param>
/// <param name="Tolls">Rows of all events; those of one event and act group are drawn together.</param>
/// <param name="Verification">What a check showed; null = none was made, and the report says so.</param>
/// <param name="Heads">Last commits of the journal, a line each.</param>
/// <param name="Packs">For the interface texts and place names.</param>
public sealed record ReportMaterial(
    string CasebookId, IReadOnlyList<DocumentView> Documents, IReadOnlyList<TollRow> Tolls, VerifyReport? Verification,
    IReadOnlyList<string> Heads, Packs Packs);
