using System.Text.Encodings.Web;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>Who is one person, as one JSON object a row: written without an object a row, since there may be millions.</summary>
public static class ClusterLines
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes a line for each record, in their order: its list, its id in the list, and LIST:ID of the first record of its person.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="table">The records.</param>
    /// <param name="clusters">For each record the first record of its person.</param>
    public static void Write(TextWriter to, RecordTable table, IReadOnlyList<int> clusters)
    {
        for (var record = 0; record < table.Count; record++)
        {
            var first = clusters[record];
            to.Write("{\"list\":\"");
            to.Write(Encoder.Encode(table.ListName(record)));
            to.Write("\",\"row_id\":\"");
            to.Write(Encoder.Encode(table.RowId(record)));
            to.Write("\",\"cluster\":\"");
            to.Write(Encoder.Encode(table.ListName(first)));
            to.Write(':');
            to.Write(Encoder.Encode(table.RowId(first)));
            to.WriteLine("\"}");
        }
    }
}
