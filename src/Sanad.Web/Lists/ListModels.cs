using Sanad.Casebook;
using Sanad.Casebook.Lists;

namespace Sanad.Web.Lists;

/// <summary>All lists.</summary>
public sealed record ListsModel(IReadOnlyList<ListView> Lists);

/// <summary>A list with a part of its records.</summary>
/// <param name="List">The list.</param>
/// <param name="Page">Records of this page.</param>
/// <param name="Skip">Records before the first shown.</param>
/// <param name="Refused">Rows that are no records, the first of them.</param>
public sealed record ListModel(ListView List, Page<RecordView> Page, int Skip, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>Records on a page, and refused rows shown.</summary>
    public const int Size = 100;
}

/// <summary>A list that is looked at before it is added.</summary>
/// <param name="Id">Of the draft.</param>
/// <param name="FileName">As the browser named it.</param>
/// <param name="Columns">Of the file.</param>
/// <param name="Request">How it would be added.</param>
/// <param name="Outcome">What would become of it.</param>
public sealed record DraftModel(string Id, string FileName, IReadOnlyList<string> Columns, ListRequest Request, ListOutcome Outcome)
{
    /// <summary>What a column would hold: a role, "id", or "" for kept and unmapped.</summary>
    public string UseOf(string column)
    {
        var report = (Outcome as ListOutcome.Read)?.Report;
        if ((report?.IdColumn ?? Request.IdColumn) == column)
            return ListRoutes.IdUse;
        return (report?.Map ?? Request.Map)?.Roles.Where(r => r.Columns.Contains(column, StringComparer.Ordinal)).Select(r => ColumnMap.NameOf(r.Role)).FirstOrDefault() ?? "";
    }
}
