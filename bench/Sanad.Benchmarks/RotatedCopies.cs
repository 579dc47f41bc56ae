using System.Globalization;
using System.Text;

namespace Sanad.Benchmarks;

/// <summary>
/// A list as large as wanted, of copies of one list of people: in each copy the letters of names and places are rotated by another key, birth dates stay, so
/// that copies share birthdays and nothing else. Ids and the column that says who is one person get the number of their copy.
/// </summary>
internal static class RotatedCopies
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private static readonly string[] Numbered = ["unique_id", "cluster"];
    private static readonly string[] Kept = ["dob", "gender"];

    /// <summary>Writes so many records, unless the file is there.</summary>
    public static void Write(string original, string to, int records)
    {
        if (File.Exists(to))
            return;
        var lines = File.ReadAllLines(original);
        var columns = lines[0].Split(',');
        using var copies = new StreamWriter(to + ".part");
        copies.WriteLine(lines[0]);
        for (var record = 0; record < records; record++)
            copies.WriteLine(Rotated(lines[1 + (record % (lines.Length - 1))], record / (lines.Length - 1), columns));
        copies.Close();
        File.Move(to + ".part", to);
    }

    private static string Rotated(string line, int key, string[] columns)
    {
        var (rotated, column, isQuoted) = (new StringBuilder(line.Length + 8), 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if ((i == 0 || (line[i - 1] == ',' && !isQuoted)) && Numbered.Contains(columns[column]))
                rotated.Append(CultureInfo.InvariantCulture, $"{key}-");
            isQuoted ^= line[i] == '"';
            rotated.Append(Kept.Contains(columns[column]) || Numbered.Contains(columns[column]) ? line[i] : Rotated(line[i], key));
            column += line[i] == ',' && !isQuoted ? 1 : 0;
        }
        return rotated.ToString();
    }

    // From the 26th copy on backwards.
    private static char Rotated(char letter, int key) => Letters.IndexOf(letter, StringComparison.Ordinal) switch
    {
        < 0 => letter,
        var at when key / Letters.Length % 2 == 0 => Letters[(at + key) % Letters.Length],
        var at => Letters[^(((at + key) % Letters.Length) + 1)],
    };
}
