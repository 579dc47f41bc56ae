using System.Globalization;
using System.Text;

namespace Sanad.Browser.Tests;

/// <summary>One page of invented words as a PDF, written by hand: real enough for the reader, different for each number.</summary>
internal static class SmallPdf
{
    public static byte[] Of(int number)
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"Harbour note {number}"),
            "KESTREL BAY, November 19, 2019",
            string.Create(CultureInfo.InvariantCulture, $"At least {number + 2} people were killed in Kestrel Bay on November 17, 2019, a harbour clerk said."),
        ];
        var page = string.Concat(lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"BT /F1 11 Tf 60 {760 - (20 * i)} Td ({line}) Tj ET\n")));
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {page.Length} >>\nstream\n{page}endstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
