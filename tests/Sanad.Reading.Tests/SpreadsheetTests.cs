using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sanad.Reading.Tests;

public sealed class SpreadsheetTests
{
    [Fact]
    public void A_workbook_gives_what_its_cells_show_with_days_as_days_and_gaps_as_empty_cells()
    {
        var rows = Sanad.Reading.Spreadsheet.Rows(Workbook(), "list.xlsx").ToList();
        rows.Select(r => r.Number).ShouldBe([1, 2, 4]);
        rows[0].Cells.ShouldBe(["نام", "Born", "Phone"]);
        rows[1].Cells.ShouldBe(["گلنار", "1991-05-01", "12345678901"]);
        rows[2].Cells.ShouldBe(["", "", "true"]);
    }

    [Fact]
    public void What_is_no_workbook_is_named()
    {
        Should.Throw<InvalidDataException>(() => Sanad.Reading.Spreadsheet.Rows(new MemoryStream("PK\u0003\u0004 nothing"u8.ToArray()), "list.xlsx").Count()).Message.ShouldContain("list.xlsx is a broken workbook");
        Should.Throw<InvalidDataException>(() => Sanad.Reading.Spreadsheet.Rows(Truncated(), "cut.xlsx").Count()).Message.ShouldContain("cut.xlsx is a broken workbook");
    }

    private static MemoryStream Truncated() => new(Workbook().ToArray()[..600]);

    private static MemoryStream Workbook()
    {
        var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.Workbook = new Workbook();
            var sheet = book.AddNewPart<WorksheetPart>();
            var shared = book.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new(new SharedStringItem(new Text("نام")), new SharedStringItem(new Run(new Text("گل")), new Run(new Text("نار"))));
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new(new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd\\ mmm\\ yyyy" }), new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
                new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }));
            sheet.Worksheet = new(new SheetData(
                new Row(Shared("A1", 0), Inline("B1", " Born "), Inline("C1", "Phone")) { RowIndex = 1 },
                new Row(Shared("A2", 1), new Cell { CellReference = "B2", StyleIndex = 1, CellValue = new("33359") }, new Cell { CellReference = "C2", CellValue = new("1.2345678901E10") }) { RowIndex = 2 },
                new Row(new Cell { CellReference = "C4", DataType = CellValues.Boolean, CellValue = new("1") }) { RowIndex = 4 }));
            book.Workbook.AppendChild(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "People" }));
        }
        return new(bytes.ToArray());
    }

    private static Cell Shared(string at, int text) => new() { CellReference = at, DataType = CellValues.SharedString, CellValue = new(text.ToString(System.Globalization.CultureInfo.InvariantCulture)) };

    private static Cell Inline(string at, string text) => new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };
}
